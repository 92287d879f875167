/** The client against a server that plays Alipay's side; what we sign is verified, and what we verify is signed, by Alipay's own SDK. */
import { generateKeyPairSync, sign } from "node:crypto";
import { AlipaySdk } from "alipay-sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { providerWire } from "#engine/effects/network/provider-wire.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { openProvider, type ProviderServer, type Said } from "#tests/provider-server.ts";
import type { PlatformOrder } from "../client.ts";
import { alipayClient, partOf } from "./client.ts";

const keyPair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
const app = keyPair();
const alipay = keyPair();
const bare = (text: string) => text.replace(/-----[^-]+-----|\n/g, "");
/** As Alipay's server would check us: the app's key in the place of Alipay's. */
const judge = new AlipaySdk({
  appId: "2021000000000001",
  privateKey: bare(alipay.privateKey),
  keyType: "PKCS8",
  alipayPublicKey: bare(app.publicKey),
});

let server: ProviderServer;
let refunded: Map<string, string>;
let signer = alipay.privateKey;
beforeEach(async () => {
  refunded = new Map();
  signer = alipay.privateKey;
  server = await openProvider(({ body }) => {
    const sent = Object.fromEntries(new URLSearchParams(body));
    const { sign: signature = "", sign_type, ...rest } = sent;
    // the gateway's rule: every parameter but the signature itself, the kind of signature among them
    const isTrue = judge.checkNotifySignV2({ ...rest, sign: signature, sign_type: "RSA2" }) || verifyWhole(sent);
    if (!isTrue || sign_type !== "RSA2")
      return {
        body: { error_response: { code: "40002", msg: "Invalid Arguments", sub_code: "isv.invalid-signature", sub_msg: "验签出错" } },
      };
    return answer(sent["method"] ?? "", JSON.parse(sent["biz_content"] ?? "{}"));
  });
});
afterEach(() => server.close());

function verifyWhole(sent: Record<string, string>): boolean {
  const { sign: signature = "", ...rest } = sent;
  const text = Object.keys(rest)
    .sort()
    .map((name) => `${name}=${rest[name]}`)
    .join("&");
  return judge.rsaCheck(text, signature, "RSA2");
}

function answer(method: string, content: Record<string, string>): Said {
  const name = `${method.replaceAll(".", "_")}_response`;
  const said = (value: object): Said => {
    const part = JSON.stringify(value);
    return { body: `{"${name}":${part},"sign":"${sign("RSA-SHA256", Buffer.from(part), signer).toString("base64")}"}` };
  };
  if (method === "alipay.trade.refund") {
    if (content["trade_no"] !== "2014112611001004680073956707")
      return said({ code: "40004", msg: "Business Failed", sub_code: "ACQ.TRADE_NOT_EXIST", sub_msg: "交易不存在" });
    const key = content["out_request_no"] ?? "";
    const change = refunded.has(key) ? "N" : "Y";
    refunded.set(key, content["refund_amount"] ?? "");
    return said({
      code: "10000",
      msg: "Success",
      trade_no: content["trade_no"],
      buyer_logon_id: "159****5620",
      fund_change: change,
      refund_fee: "88.88",
    });
  }
  if (method === "alipay.trade.fastpay.refund.query") {
    const amount = refunded.get(content["out_request_no"] ?? "");
    return said(
      amount
        ? { code: "10000", msg: "Success", refund_amount: amount, refund_status: "REFUND_SUCCESS" }
        : { code: "10000", msg: "Success" },
    );
  }
  return said({ code: "40004", msg: "Business Failed", sub_code: "ACQ.TRADE_NOT_EXIST", sub_msg: '交易不存在 {"}' });
}

const client = (privateKey = app.privateKey) => {
  const settings = connectionKinds.alipay.settings.parse({
    appId: "2021000000000001",
    alipayPublicKey: bare(alipay.publicKey),
    baseUrl: `${server.url}/gateway.do`,
    allowedHosts: ["127.0.0.1"],
  });
  const connection: AnyConnection = { id: "c", name: "Alipay", kind: "alipay", settings, secrets: { privateKey } };
  return alipayClient(providerWire(connection, null, new AbortController().signal), settings, connection.secrets);
};
const order = {
  id: "1",
  document: { number: "1001" },
  refundedMinor: 0,
  payment: { id: "2014112611001004680073956707", ownId: "" },
} as unknown as PlatformOrder;
const args = { amount: { amountMinor: 1_205, currency: "CNY" }, reason: "商品破损", notify: false };

test("the check is signed both ways, with a key in any of its forms; another key is refused", async () => {
  expect(await client().check()).toEqual({ ok: true, value: "2021000000000001" });
  expect(await client(bare(app.privateKey)).check()).toEqual({ ok: true, value: "2021000000000001" });
  expect(await client(keyPair().privateKey).check()).toMatchObject({
    ok: false,
    failure: { code: "provider.access" },
  });
});

describe("a refund", () => {
  test("is made once under one number", async () => {
    const refund = client().verbs.refund;
    for (let i = 0; i < 2; i++)
      expect(await refund?.do(order, args, "run/n/1")).toMatchObject({ ok: true, value: { amount: args.amount } });
    expect([...refunded.values()]).toEqual(["12.05"]);
  });

  test("whose answer was lost is found by its number", async () => {
    const refund = client().verbs.refund;
    server.trouble(({ body }) => body.includes("method=alipay.trade.refund&"), { after: "cut" });
    expect(await refund?.do(order, args, "k")).toMatchObject({ ok: false, carried: "perhaps" });
    expect(await refund?.find?.(order, args, "k")).toMatchObject({ ok: true, value: { amount: args.amount } });
    expect(await refund?.find?.(order, args, "other")).toEqual({ ok: true, value: null });
  });

  test("a business refusal is final and in Alipay's words, a system error is not, a forged answer is not believed", async () => {
    const refund = client().verbs.refund;
    const gone = { ...order, payment: { id: "1", ownId: "" } };
    expect(await refund?.do(gone, args, "k")).toMatchObject({
      ok: false,
      failure: { final: true, message: expect.stringContaining("交易不存在") },
      carried: "no",
    });
    signer = app.privateKey;
    expect(await refund?.do(order, args, "k")).toMatchObject({ ok: false, failure: { code: "provider.unverified" }, carried: "perhaps" });
    expect(await refund?.do(order, { ...args, amount: { amountMinor: 1, currency: "USD" } }, "k")).toMatchObject({
      ok: false,
      failure: { final: true },
    });
  });
});

test("the signed part is taken as it was sent", () => {
  expect(partOf('{"sign":"x","a_response":{"b":"}\\"{","c":{"d":1}}}', "a_response")).toBe('{"b":"}\\"{","c":{"d":1}}');
  expect(partOf("{}", "a_response")).toBeNull();
});
