/**
 * `kill -9` of the real process in the middle of a refund, against servers that behave as Stripe's and WeChat Pay's do: money goes
 * back once. Stripe is told the same key again, and does it once; WeChat Pay is asked what became of it before anything is repeated.
 */
import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { injectEvent } from "#engine/commands/inject-event.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { getOrder } from "#engine/queries/get-order.ts";
import { getRun } from "#engine/queries/get-run.ts";
import { listEffects } from "#engine/queries/list-effects.ts";
import { database } from "#engine/store/database.ts";
import { injectEventBody } from "#lib/api/events.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { freePort, Member } from "../chaos/fleet.ts";
import { type Asked, openProvider, type ProviderServer, type Said } from "../provider-server.ts";
import { openTestShop, type TestShop } from "../shop.ts";

const keyPair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
const [merchant, platform] = [keyPair(), keyPair()];
const keyId = "PUB_KEY_ID_0114232134912410000000000000";
const serial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

/** What the provider has paid back, by the number under which it was asked. */
let paidBack: Map<string, { readonly id: string; readonly minor: number; readonly mark: string }>;

interface Provider {
  readonly name: string;
  readonly currency: string;
  readonly payment: string;
  readonly play: (asked: Asked) => Said;
  readonly isRefund: (asked: Asked) => boolean;
  readonly isQuestion: (asked: Asked) => boolean;
  readonly connect: (baseUrl: string) => {
    kind: "stripe" | "wechat-pay";
    settings: Record<string, unknown>;
    secrets: Record<string, string>;
  };
}

/** One `Idempotency-Key` is one refund. */
const stripe: Provider = {
  name: "Stripe",
  currency: "EUR",
  payment: "pi_1",
  isRefund: ({ method, path }) => method === "POST" && path === "/v1/refunds",
  isQuestion: ({ method, path }) => method === "GET" && path.startsWith("/v1/refunds"),
  play: ({ method, headers, body }) => {
    const shown = ({ id, minor, mark }: { id: string; minor: number; mark: string }) => ({
      id,
      status: "succeeded",
      amount: minor,
      currency: "eur",
      metadata: { tradewind: mark },
    });
    if (method === "GET") return { body: { data: [...paidBack.values()].map(shown) } };
    const key = String(headers["idempotency-key"] ?? "");
    const form = new URLSearchParams(body);
    const made = paidBack.get(key) ?? {
      id: `re_${paidBack.size + 1}`,
      minor: Number(form.get("amount")),
      mark: form.get("metadata[tradewind]") ?? "",
    };
    paidBack.set(key, made);
    return { body: shown(made) };
  },
  connect: (baseUrl) => ({
    kind: "stripe",
    settings: { baseUrl, allowedHosts: ["127.0.0.1"], restAfter: 0 },
    secrets: { secretKey: "sk_test_1" },
  }),
};

/** Verifies every request and signs every answer; a refund is known by `out_refund_no`. */
const wechatPay: Provider = {
  name: "WeChat Pay",
  currency: "CNY",
  payment: "4200000000000001",
  isRefund: ({ method, path }) => method === "POST" && path === "/v3/refund/domestic/refunds",
  isQuestion: ({ method, path }) => method === "GET" && path.startsWith("/v3/refund/domestic/refunds/"),
  play: ({ method, path, headers, body }) => {
    const token = headers.authorization ?? "";
    const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(token)?.[1] ?? "";
    const asked = `${method}\n${path}\n${part("timestamp")}\n${part("nonce_str")}\n${body}\n`;
    if (!verify("RSA-SHA256", Buffer.from(asked), createPublicKey(merchant.publicKey), Buffer.from(part("signature"), "base64")))
      return { status: 401, body: { code: "SIGN_ERROR", message: "错误的签名，验签失败" } };
    if (path.startsWith("/v3/pay/transactions/id/"))
      return signed({ body: { transaction_id: "4200000000000001", out_trade_no: "1001", amount: { total: 10_000, currency: "CNY" } } });
    const shown = (number: string, { id, minor }: { id: string; minor: number }) =>
      signed({ body: { refund_id: id, out_refund_no: number, status: "SUCCESS", amount: { refund: minor, total: 10_000 } } });
    if (method === "POST") {
      const { out_refund_no: number, amount } = JSON.parse(body) as { out_refund_no: string; amount: { refund: number } };
      // here a repeated number is a repeated payment, so that a repetition would show
      const made = { id: `503000000${paidBack.size}`, minor: amount.refund, mark: "" };
      paidBack.set(paidBack.has(number) ? `${number} again` : number, made);
      return shown(number, made);
    }
    const number = path.split("/").at(-1) ?? "";
    const known = paidBack.get(number);
    return known ? shown(number, known) : signed({ status: 404, body: { code: "RESOURCE_NOT_EXISTS", message: "退款单不存在" } });
  },
  connect: (baseUrl) => ({
    kind: "wechat-pay",
    settings: {
      ...{ merchantId: "1900000001", merchantSerial: serial, platformKeyId: keyId, platformKey: platform.publicKey },
      ...{ baseUrl, allowedHosts: ["127.0.0.1"], restAfter: 0 },
    },
    secrets: { privateKey: merchant.privateKey },
  }),
};

function signed(said: Said): Said {
  const body = JSON.stringify(said.body);
  const signature = sign("RSA-SHA256", Buffer.from(`1554209980\nc5ac7061fccab6bf3e254dcf98995b8c\n${body}\n`), platform.privateKey);
  const headers = {
    "Wechatpay-Timestamp": "1554209980",
    "Wechatpay-Nonce": "c5ac7061fccab6bf3e254dcf98995b8c",
    "Wechatpay-Signature": signature.toString("base64"),
    "Wechatpay-Serial": keyId,
  };
  return { ...said, body, headers };
}

let shop: TestShop;
let member: Member;
let server: ProviderServer;
let playing: Provider["play"];

beforeEach(async () => {
  paidBack = new Map();
  shop = await openTestShop();
  server = await openProvider((asked) => playing(asked));
  const { DATABASE_URL, TRADEWIND_SECRET_KEY } = process.env;
  member = new Member(await freePort(), { DATABASE_URL, TRADEWIND_SECRET_KEY });
});
afterEach(async () => {
  await member.end();
  server.close();
  await shop.close();
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Pays back 30.00 of an order of 100.00 that was paid there. */
async function setUp(provider: Provider): Promise<string> {
  playing = provider.play;
  const connection = await createConnection(shop.owner, { name: provider.name, ...provider.connect(server.url) });
  const flow = await createFlow(
    shop.owner,
    flowDocument.parse({
      name: "Give it back",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.paid" } },
        {
          id: "refund",
          type: "order.refund",
          config: { amount: "order.total * 0.3", reason: "broken", payment: provider.payment, connection: connection.id },
        },
      ],
      edges: [{ from: "start", to: "refund" }],
    }),
  );
  await publishFlow(shop.owner, { id: flow.id });
  return flow.id;
}
const pay = (provider: Provider) =>
  injectEvent(
    shop.owner,
    injectEventBody.parse({
      type: "order.paid",
      order: {
        ...{ id: "o1", number: "#1001", status: "paid", paymentStatus: "paid", currency: provider.currency },
        total: { amountMinor: 10_000, currency: provider.currency },
      },
    }),
  );
const finished = (flowId: string) =>
  until(async () => {
    const [row] = await database().sql<{ id: string }[]>`select id from run where flow_id = ${flowId}`;
    return row?.id;
  });
/** As if the crash lay so far back: nobody has to wait for what a provider is still working on. */
const later = (interval: string) => database().sql`update platform_action set tried_at = tried_at - ${interval}::interval`;

async function account(provider: Provider, flowId: string) {
  const runId = await finished(flowId);
  const run = await getRun(shop.viewer, { id: runId });
  const [effect] = run.effects;
  const order = await getOrder(shop.viewer, { id: "o1" });
  return {
    ends: run.status,
    state: effect?.state,
    reply: effect?.reply as { refundId: string; amount: object; left: object; already: boolean },
    refunded: order.refunded.amountMinor,
    posts: server.seen.filter(provider.isRefund).length,
    questions: server.seen.filter(provider.isQuestion).length,
    paid: [...paidBack.values()].map(({ minor }) => minor),
  };
}

describe.each([stripe, wechatPay])("$name", (provider) => {
  test("killed between the intent and the call: nothing had gone out, and it goes out once", { timeout: 60_000 }, async () => {
    const flowId = await setUp(provider);
    const first = member.start({ TRADEWIND_FAULT_POINT: "after-intent:1" });
    await first.ready;
    await pay(provider);
    expect((await first.ended).signal).toBe("SIGKILL");
    expect(paidBack.size).toBe(0);
    member.start();
    expect(await account(provider, flowId)).toMatchObject({ ends: "finished", state: "done", refunded: 3_000, posts: 1, paid: [3_000] });
  });

  test.each(["while the answer is on its way", "with the answer in hand"])(
    "killed %s: it is not paid twice, and our copy has it once",
    { timeout: 60_000 },
    async (when) => {
      const flowId = await setUp(provider);
      const isOnItsWay = when.startsWith("while");
      if (isOnItsWay) server.trouble(provider.isRefund, { after: "hang" });
      const first = member.start(isOnItsWay ? {} : { TRADEWIND_FAULT_POINT: "before-answer:1" });
      await first.ready;
      await pay(provider);
      await until(async () => (paidBack.size > 0 ? true : undefined));
      if (isOnItsWay) await member.kill();
      expect((await first.ended).signal).toBe("SIGKILL");
      await later("2 minutes");
      member.start();
      const came = await account(provider, flowId);
      expect(came).toMatchObject({ ends: "finished", state: "done", refunded: 3_000, paid: [3_000] });
      expect(came.reply).toMatchObject({
        amount: { amountMinor: 3_000, currency: provider.currency },
        left: { amountMinor: 7_000, currency: provider.currency },
      });
      // Stripe does one key once; WeChat Pay is asked, and nothing is sent again; what was in hand is in our own books
      const [posts, questions] = isOnItsWay ? (provider === stripe ? [2, 0] : [1, 1]) : [1, 0];
      expect(came).toMatchObject({ posts, questions });
    },
  );
});

test("Stripe has forgotten the key: it is asked for the refund, and nothing is sent again", { timeout: 60_000 }, async () => {
  const flowId = await setUp(stripe);
  server.trouble(stripe.isRefund, { after: "hang" });
  await member.start().ready;
  await pay(stripe);
  await until(async () => (paidBack.size > 0 ? true : undefined));
  await member.kill();
  await later("25 hours");
  member.start();
  expect(await account(stripe, flowId)).toMatchObject({ ends: "finished", refunded: 3_000, posts: 1, questions: 1, paid: [3_000] });
});

test("while WeChat Pay is asked, it is said so on the run and in the ledger", { timeout: 60_000 }, async () => {
  await setUp(wechatPay);
  server.trouble(wechatPay.isRefund, { after: "hang" });
  await member.start().ready;
  await pay(wechatPay);
  await until(async () => (paidBack.size > 0 ? true : undefined));
  await member.kill();
  // a moment ago: WeChat Pay may still be at it, so it is asked in a minute
  member.start();
  const shown = await until(async () => {
    const { items } = await listEffects(shop.viewer, {});
    return items.find(({ asking }) => asking !== null);
  });
  expect(shown).toMatchObject({ state: "retrying", asking: "wechat-pay", connection: { name: "WeChat Pay" }, undecided: false });
  expect((await getRun(shop.viewer, { id: shown.runId })).effects).toMatchObject([{ asking: "wechat-pay", undecided: false }]);
  expect(server.seen.filter(wechatPay.isRefund)).toHaveLength(1);
});
