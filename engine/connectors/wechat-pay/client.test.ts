/** The client against a server that plays WeChat Pay's side: it verifies every request and signs every answer, by the published rules. */
import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { providerWire } from "#engine/effects/network/provider-wire.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { type Asked, openProvider, type ProviderServer, type Said } from "#tests/provider-server.ts";
import type { PlatformOrder } from "../client.ts";
import { wechatPayClient } from "./client.ts";

const keyPair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
const merchant = keyPair();
const platform = keyPair();
const keyId = "PUB_KEY_ID_0114232134912410000000000000";

let server: ProviderServer;
let refunds: Map<string, Record<string, unknown>>;
let signer = platform.privateKey;
beforeEach(async () => {
  refunds = new Map();
  signer = platform.privateKey;
  server = await openProvider((asked) => signed(played(asked)));
});
afterEach(() => server.close());

function played({ method, path, headers, body }: Asked): Said {
  const token = headers.authorization ?? "";
  const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(token)?.[1] ?? "";
  const text = `${method}\n${path}\n${part("timestamp")}\n${part("nonce_str")}\n${body}\n`;
  const isTrue =
    token.startsWith("WECHATPAY2-SHA256-RSA2048 ") &&
    part("mchid") === "1900000001" &&
    part("serial_no") === "5157F09EFDC096DE15EBE81A47057A7232F1B8E1" &&
    verify("RSA-SHA256", Buffer.from(text), createPublicKey(merchant.publicKey), Buffer.from(part("signature"), "base64"));
  if (!isTrue) return { status: 401, body: { code: "SIGN_ERROR", message: "错误的签名，验签失败" } };
  if (path.startsWith("/v3/pay/transactions/id/4200000"))
    return {
      body: {
        transaction_id: "4200000000000001",
        out_trade_no: "1001",
        trade_state: "SUCCESS",
        amount: { total: 10_000, payer_total: 10_000, currency: "CNY" },
      },
    };
  if (path.startsWith("/v3/pay/transactions/")) return { status: 404, body: { code: "ORDER_NOT_EXIST", message: "订单不存在" } };
  if (path === "/v3/refund/domestic/refunds") {
    const asked = JSON.parse(body) as { out_refund_no: string; amount: { refund: number } };
    const known = refunds.get(asked.out_refund_no);
    const made = known ?? {
      refund_id: `5030000000${refunds.size}`,
      out_refund_no: asked.out_refund_no,
      status: "PROCESSING",
      amount: { refund: asked.amount.refund, total: 10_000 },
    };
    refunds.set(asked.out_refund_no, made);
    return { body: made };
  }
  const found = refunds.get(path.split("/").at(-1) ?? "");
  return found ? { body: found } : { status: 404, body: { code: "RESOURCE_NOT_EXISTS", message: "退款单不存在" } };
}

function signed(said: Said): Said {
  if (said.status === 401) return said;
  const body = typeof said.body === "string" ? said.body : JSON.stringify(said.body);
  const signature = sign("RSA-SHA256", Buffer.from(`1554209980\nc5ac7061fccab6bf3e254dcf98995b8c\n${body}\n`), signer).toString("base64");
  const headers = {
    "Wechatpay-Timestamp": "1554209980",
    "Wechatpay-Nonce": "c5ac7061fccab6bf3e254dcf98995b8c",
    "Wechatpay-Signature": signature,
    "Wechatpay-Serial": keyId,
  };
  return { ...said, body, headers };
}

const client = (privateKey = merchant.privateKey) => {
  const settings = connectionKinds["wechat-pay"].settings.parse({
    merchantId: "1900000001",
    merchantSerial: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
    platformKeyId: keyId,
    platformKey: platform.publicKey,
    baseUrl: server.url,
    allowedHosts: ["127.0.0.1"],
  });
  const connection: AnyConnection = { id: "c", name: "WeChat", kind: "wechat-pay", settings, secrets: { privateKey } };
  return wechatPayClient(providerWire(connection, null, new AbortController().signal), settings, connection.secrets);
};
const order = {
  id: "1",
  document: { number: "1001" },
  refundedMinor: 0,
  payment: { id: "4200000000000001", ownId: "" },
} as unknown as PlatformOrder;
const args = { amount: { amountMinor: 3_000, currency: "CNY" }, reason: "破损", notify: false };

test("the check is signed both ways; another key is refused", async () => {
  expect(await client().check()).toEqual({ ok: true, value: "1900000001" });
  const other = keyPair().privateKey;
  expect(await client(other).check()).toMatchObject({ ok: false, failure: { code: "provider.access", final: true } });
  expect(await client("-----BEGIN nonsense").check()).toMatchObject({ ok: false, failure: { code: "provider.key" } });
});

describe("a refund", () => {
  test("is made once under one number, of the trade's own total", async () => {
    const refund = client().verbs.refund;
    const first = await refund?.do(order, args, "run/n/1");
    expect(first).toMatchObject({ ok: true, value: { amount: args.amount } });
    expect(await refund?.do(order, args, "run/n/1")).toEqual(first);
    expect(refunds.size).toBe(1);
    const sent = JSON.parse(server.seen.find(({ method }) => method === "POST")?.body ?? "{}");
    expect(sent).toMatchObject({
      transaction_id: "4200000000000001",
      reason: "破损",
      amount: { refund: 3_000, total: 10_000, currency: "CNY" },
    });
    expect(sent.out_refund_no).toMatch(/^TW[0-9a-f]{30}$/);
  });

  test("whose answer was lost is found by its number; one that never came is not there", async () => {
    const refund = client().verbs.refund;
    // an open socket that broke is tried once more by itself: the number keeps that harmless
    server.trouble(({ method }) => method === "POST", { after: "cut" }, { after: "cut" });
    expect(await refund?.do(order, args, "k")).toMatchObject({ ok: false, carried: "perhaps" });
    expect(await refund?.find?.(order, args, "k")).toMatchObject({ ok: true, value: { refundId: "50300000000" } });
    expect(await refund?.find?.(order, args, "other")).toEqual({ ok: true, value: null });
  });

  test("an answer that is not WeChat's is not believed, and may have been carried out", async () => {
    signer = keyPair().privateKey;
    expect(await client().verbs.refund?.do(order, args, "k")).toMatchObject({
      ok: false,
      failure: { code: "provider.unverified" },
      carried: "perhaps",
    });
  });

  test("refusals and closed refunds are said; busy times pass", async () => {
    const refund = client().verbs.refund;
    const isPost = ({ method }: Asked) => method === "POST";
    server.trouble(isPost, { before: signed({ status: 403, body: { code: "NOT_ENOUGH", message: "基本账户余额不足" } }) });
    expect(await refund?.do(order, args, "a")).toMatchObject({
      ok: false,
      failure: { final: true, message: expect.stringContaining("余额不足") },
      carried: "no",
    });
    server.trouble(isPost, { before: signed({ status: 500, body: { code: "SYSTEM_ERROR", message: "系统超时" } }) });
    expect(await refund?.do(order, args, "b")).toMatchObject({ ok: false, failure: { final: false }, carried: "perhaps" });
    server.trouble(isPost, { before: signed({ body: { refund_id: "1", status: "CLOSED", amount: { refund: 1 } } }) });
    expect(await refund?.do(order, args, "c")).toMatchObject({ ok: false, failure: { final: true } });
    expect(await refund?.do({ ...order, payment: null }, args, "d")).toMatchObject({ ok: false, failure: { code: "provider.no-payment" } });
  });
});
