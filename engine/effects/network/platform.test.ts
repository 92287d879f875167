/** Actions on orders against a real database and a server that plays Shopify's side: what is refunded, what our copy becomes, what a bad day leaves. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createSource } from "#engine/commands/create-source.ts";
import { database } from "#engine/store/database.ts";
import { isOwnEcho } from "#engine/store/own-echo.ts";
import { judgeAction } from "#engine/store/platform-actions.ts";
import { order as orderSchema } from "#lib/commerce/order.ts";
import { limits } from "#lib/limits.ts";
import { openProvider, type ProviderServer } from "#tests/provider-server.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { callOutside, mayRepeat } from "../call-outside.ts";
import { lookAgain } from "../outside-gates.ts";

let shop: TestShop;
let server: ProviderServer;
let card: ProviderServer;
let sourceId = "";
let [shopId, cardId] = ["", ""];
/** Called while the platform is doing what it was asked, as its message of it may come before its answer. */
let meanwhile: (() => Promise<void>) | null = null;
let refunds: { id: string; note: string; amount: string; key: string }[] = [];
const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "EUR" } });

beforeAll(async () => {
  shop = await openTestShop();
  server = await openProvider(async ({ body }) => {
    await meanwhile?.();
    const { query, variables } = JSON.parse(body) as {
      query: string;
      variables: { idempotencyKey: string; input: { note: string; transactions: { amount: string }[] } };
    };
    if (query.includes("refundCreate(")) {
      const known = refunds.find(({ key }) => key === variables.idempotencyKey);
      const { note, transactions } = variables.input;
      const made = known ?? {
        id: `gid://shopify/Refund/${100 + refunds.length}`,
        note,
        amount: transactions[0]?.amount ?? "0",
        key: variables.idempotencyKey,
      };
      if (!known) refunds.push(made);
      return { body: { data: { refundCreate: { refund: { id: made.id, totalRefundedSet: money(made.amount) }, userErrors: [] } } } };
    }
    if (query.includes("orderCancel("))
      return { body: { data: { orderCancel: { job: { id: "j" }, orderCancelUserErrors: [], userErrors: [] } } } };
    const order = {
      id: "gid://shopify/Order/1",
      currencyCode: "EUR",
      presentmentCurrencyCode: "EUR",
      cancelledAt: null,
      paymentCollectionDetails: { additionalPaymentCollectionUrl: "https://shop.example/pay" },
      transactions: [
        {
          id: "gid://shopify/OrderTransaction/1",
          kind: "SALE",
          status: "SUCCESS",
          gateway: "bogus",
          amountSet: money("1000.00"),
          parentTransaction: null,
        },
      ],
      refunds: refunds.map(({ id, note, amount }) => ({ id, note, totalRefundedSet: money(amount) })),
    };
    return { body: { data: { order } } };
  });
  const source = await createSource(shop.editor, { name: "Tea & Co", scheme: "shopify", secret: "hush-hush" });
  sourceId = source.id;
  const { id: madeShop } = await createConnection(shop.editor, {
    name: "Tea & Co",
    kind: "shopify",
    settings: { baseUrl: server.url, allowedHosts: ["127.0.0.1"], sourceId, restAfter: 0 },
    secrets: { accessToken: "shpat_1", clientSecret: "hush-hush" },
  });
  card = await openProvider(() => ({ body: { id: "re_1", status: "succeeded", amount: 8_000, currency: "eur" } }));
  const { id: madeCard } = await createConnection(shop.editor, {
    name: "Card",
    kind: "stripe",
    settings: { baseUrl: card.url, allowedHosts: ["127.0.0.1"], restAfter: 0 },
    secrets: { secretKey: "sk_test_1" },
  });
  [shopId, cardId] = [madeShop, madeCard];
});
afterAll(async () => {
  server.close();
  card.close();
  await shop.close();
});

let id = "";
let n = 0;
beforeEach(async () => {
  meanwhile = null;
  refunds = [];
  id = String(5_000 + ++n);
  await addOrder(id, sourceId);
});
afterEach(() => {
  server.seen.length = 0;
});

async function addOrder(orderId: string, source: string | null) {
  const document = {
    ...orderSchema.parse({
      id: orderId,
      number: `#${orderId}`,
      platform: "shopify",
      currency: "EUR",
      paymentStatus: "paid",
      total: { amountMinor: 10_000, currency: "EUR" },
    }),
    asOf: "",
    refunds: [],
  };
  await database().sql`
    insert into shop_order (workspace_id, id, number, platform, source_id, status, currency, total_minor, document, placed_at, updated_at)
    values (${shop.workspaceId}, ${orderId}, ${document.number}, 'shopify', ${source}, 'paid', 'EUR', 10000, ${JSON.stringify(document)}, now(), now())`;
}
const orderNow = async () => {
  const [row] = await database().sql<
    { status: string; refunded_minor: string }[]
  >`select status, refunded_minor from shop_order where workspace_id = ${shop.workspaceId} and id = ${id}`;
  return { status: row?.status, refunded: Number(row?.refunded_minor) };
};
const eur = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const refund = (key: string, amountMinor: number | null) => ({
  effect: "platform.refund",
  key,
  workspaceId: shop.workspaceId,
  args: {
    orderId: id,
    connectionId: "",
    amount: amountMinor === null ? null : eur(amountMinor),
    reason: "late",
    notify: false,
    paymentId: "",
  },
});
const make = (call: ReturnType<typeof refund>) => callOutside(call, new AbortController().signal);
/** As if the last try had been a while ago. */
const later = () =>
  database().sql`update platform_action set tried_at = tried_at - interval '2 minutes' where workspace_id = ${shop.workspaceId}`;
/** The connections rest no more. */
const awake = async () => {
  await database().sql`delete from connection_gate`;
  for (const each of [shopId, cardId]) lookAgain(each);
};
const isRefund = ({ body }: { body: string }) => body.includes("refundCreate(");

describe("a refund", () => {
  test("is done at the platform, and our copy follows its answer", async () => {
    expect(await make(refund("a/1", 4_000))).toEqual({
      ok: true,
      reply: { through: "shopify", already: false, refundId: "100", amount: eur(4_000), left: eur(6_000), refused: "" },
    });
    expect(await orderNow()).toEqual({ status: "paid", refunded: 4_000 });
    expect(await make(refund("a/2", null))).toMatchObject({ ok: true, reply: { amount: eur(6_000), left: eur(0) } });
    expect(await orderNow()).toEqual({ status: "refunded", refunded: 10_000 });
    expect(await make(refund("a/3", 1))).toMatchObject({ ok: true, reply: { refused: "nothing-left" } });
    expect(refunds).toHaveLength(2);
  });

  test("never goes beyond what is left, however many flows ask at the same moment", async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, i) => make(refund(`b/${i}`, 3_000))));
    const replies = outcomes.map((outcome) => (outcome.ok ? (outcome.reply as { refused: string }).refused : "failed"));
    expect(replies.filter((refused) => refused === "")).toHaveLength(3);
    expect(replies.filter((refused) => refused === "too-much")).toHaveLength(9);
    expect(refunds.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(90);
    expect(await orderNow()).toEqual({ status: "paid", refunded: 9_000 });
  });

  test("that is looked at too early keeps the time of its try: it is asked in the end", async () => {
    server.trouble(isRefund, { after: "cut" });
    await make(refund("early/1", 1_000));
    const { sql } = database();
    for (const ago of [10, 50]) {
      await sql`update platform_action set tried_at = now() - ${ago} * interval '1 second' where key = 'early/1'`;
      expect(await make(refund("early/1", 1_000))).toMatchObject({ ok: false, failure: { code: "platform.asking" } });
      const [row] = await sql<
        { ago: number }[]
      >`select extract(epoch from now() - tried_at)::int as ago from platform_action where key = 'early/1'`;
      expect(row?.ago).toBeGreaterThanOrEqual(ago);
    }
    await sql`update platform_action set tried_at = now() - interval '61 seconds' where key = 'early/1'`;
    expect(await make(refund("early/1", 1_000))).toMatchObject({ ok: true, reply: { already: true } });
    expect(refunds).toHaveLength(1);
  });

  test("that was carried out before its answer was lost is found there, and not done again", async () => {
    server.trouble(isRefund, { after: "cut" });
    expect(await make(refund("c/1", 8_000))).toMatchObject({ ok: false, failure: { code: "platform.asking", final: false } });
    // what nobody knows of is held back from everybody else
    expect(await make(refund("c/2", 3_000))).toMatchObject({ ok: true, reply: { refused: "too-much", left: eur(2_000) } });
    expect(await mayRepeat(refund("c/1", 8_000))).toBe(true);
    expect(await make(refund("c/1", 8_000))).toMatchObject({
      ok: false,
      failure: { code: "platform.asking", retryAfterMs: expect.any(Number) },
    });
    await later();
    expect(await make(refund("c/1", 8_000))).toMatchObject({ ok: true, reply: { already: true, refundId: "100", amount: eur(8_000) } });
    expect(refunds).toHaveLength(1);
    expect(await orderNow()).toEqual({ status: "paid", refunded: 8_000 });
  });

  test("that a crash left between intent and answer is asked for before it is tried again", async () => {
    await make(refund("d/1", 5_000));
    // as the row stood in the moment of the crash, with our copy untouched
    await database().sql`update platform_action set state = 'asked', reply = null where key = 'd/1'`;
    await database()
      .sql`update shop_order set refunded_minor = 0, document = replace(document, '{"id":"100","amountMinor":5000}', '') where id = ${id}`;
    await later();
    expect(await make(refund("d/1", 5_000))).toMatchObject({ ok: true, reply: { already: true, refundId: "100" } });
    expect(refunds).toHaveLength(1);
    expect(await orderNow()).toMatchObject({ refunded: 5_000 });
  });

  test("that was not carried out is tried again, and its amount is free meanwhile", async () => {
    server.trouble(isRefund, { before: { status: 429, headers: { "retry-after": "3" }, body: {} } });
    expect(await make(refund("e/1", 9_000))).toMatchObject({
      ok: false,
      failure: { code: "http.slow-down", final: false, retryAfterMs: 3_000 },
    });
    await awake();
    expect(await make(refund("e/2", 2_000))).toMatchObject({ ok: true, reply: { refused: "" } });
    expect(await make(refund("e/1", 9_000))).toMatchObject({ ok: true, reply: { refused: "too-much", left: eur(8_000) } });
  });

  test("a person's word ends what nobody knew", async () => {
    server.trouble(isRefund, { before: "cut" });
    await make(refund("f/1", 6_000));
    await database().sql.begin((tx) => judgeAction(tx, { workspaceId: shop.workspaceId, key: "f/1" }, "failed"));
    expect(await make(refund("f/2", 6_000))).toMatchObject({ ok: true, reply: { refused: "" } });
    server.trouble(isRefund, { after: "cut" });
    await make(refund("f/3", 4_000));
    await database().sql.begin((tx) => judgeAction(tx, { workspaceId: shop.workspaceId, key: "f/3" }, "done"));
    expect(await orderNow()).toEqual({ status: "refunded", refunded: 10_000 });
  });
});

describe("the platform's word of it", () => {
  const link = (key: string) => ({
    effect: "platform.payment-link",
    key,
    workspaceId: shop.workspaceId,
    args: { orderId: id, connectionId: "", title: "x" },
  });
  const heard = (verbs: string[] = [], refunded: { id: string; minor: number } | null = null) =>
    isOwnEcho(database().sql, { workspaceId: shop.workspaceId, orderId: id, verbs, refunded, sinceMs: limits.echoUpdateMs });

  test("is not ours while nothing was carried out", async () => {
    server.trouble(isRefund, { before: { status: 429, headers: { "retry-after": "1" }, body: {} } });
    expect(await make(refund("i/1", 1_000))).toMatchObject({ ok: false, failure: { code: "http.slow-down" } });
    expect(await heard(["platform.refund"], { id: "77", minor: 1_000 })).toBe(false);
    expect(await heard()).toBe(false);
    await awake();
    expect(await make(refund("i/1", 1_000))).toMatchObject({ ok: true });
    expect(await heard(["platform.refund"], { id: "77", minor: 1_000 })).toBe(true);
  });

  test("is ours when it comes before the answer, also of a try that was made again later", async () => {
    server.trouble(() => true, { after: { status: 502, body: {} } });
    expect(await callOutside(link("j/1"), new AbortController().signal)).toMatchObject({
      ok: false,
      failure: { code: "platform.unknown" },
    });
    await later();
    expect(await heard()).toBe(false);
    let before: boolean | null = null;
    meanwhile = async () => {
      before ??= await heard();
    };
    await awake();
    expect(await callOutside(link("j/1"), new AbortController().signal)).toMatchObject({ ok: true, reply: { through: "shopify" } });
    expect(before).toBe(true);
  });
});

test("what may have been refunded stays held back while the next try is turned away, or may no longer be made", async () => {
  const isPaidBack = ({ method, path }: { method: string; path: string }) => method === "POST" && path === "/v1/refunds";
  const byCard = (key: string) => {
    const call = refund(key, 8_000);
    return { ...call, args: { ...call.args, connectionId: cardId, paymentId: "pi_1" } };
  };
  card.trouble(isPaidBack, { after: { status: 504, body: {} } }, { before: { status: 429, headers: { "retry-after": "1" }, body: {} } });
  expect(await make(byCard("k/1"))).toMatchObject({ ok: false, failure: { code: "platform.unknown", final: false } });
  await awake();
  expect(await make(byCard("k/1"))).toMatchObject({ ok: false, failure: { code: "http.slow-down", final: false } });
  expect(await make(refund("k/2", 3_000))).toMatchObject({ ok: true, reply: { refused: "too-much", left: eur(2_000) } });
  await awake();
  // Stripe does not take our key any more, which says nothing of what was done with it before
  card.trouble(isPaidBack, { before: { status: 401, body: { error: { message: "Expired" } } } });
  expect(await make(byCard("k/1"))).toMatchObject({ ok: false, failure: { code: "platform.in-doubt", final: true } });
  expect(await make(refund("k/3", 3_000))).toMatchObject({ ok: true, reply: { refused: "too-much", left: eur(2_000) } });
});

test("what went out through a connection that is gone, or another's now, is for a person to say, and is done nowhere else", async () => {
  const by = (connectionId: string) => {
    const call = refund("l/1", 8_000);
    return { ...call, args: { ...call.args, connectionId, paymentId: "pi_1" } };
  };
  const doubt = { ok: false, failure: { code: "platform.in-doubt", final: true } };
  card.trouble(({ method, path }) => method === "POST" && path === "/v1/refunds", { after: { status: 504, body: {} } });
  expect(await make(by(cardId))).toMatchObject({ ok: false, failure: { code: "platform.unknown" } });
  const sent = card.seen.length;
  // the step was pointed at the shop, at a connection that is gone, and at none where the order has none
  expect(await make(by(shopId))).toMatchObject(doubt);
  expect(await make(by("018f0000-0000-7000-8000-000000000000"))).toMatchObject(doubt);
  const { sql } = database();
  await sql`update shop_order set source_id = null where id = ${id}`;
  expect(await make({ ...by(""), args: { ...by("").args, paymentId: "" } })).toMatchObject(doubt);
  await sql`update shop_order set source_id = ${sourceId} where id = ${id}`;
  expect(refunds).toEqual([]);
  expect(await orderNow()).toMatchObject({ refunded: 0 });
  expect(await make(refund("l/2", 3_000))).toMatchObject({ ok: true, reply: { refused: "too-much", left: eur(2_000) } });
  // back at the connection that it went out through, it goes on as it would have
  await awake();
  expect(await make(by(cardId))).toMatchObject({ ok: true, reply: { through: "stripe", amount: eur(8_000) } });
  expect(card.seen.length).toBeGreaterThan(sent);
});

test("without a connection it is done in our copy alone, and says so", async () => {
  id = `own-${id}`;
  await addOrder(id, null);
  const cancel = {
    effect: "platform.cancel",
    key: "g/1",
    workspaceId: shop.workspaceId,
    args: { orderId: id, connectionId: "", reason: "other", restock: true, notify: false },
  };
  expect(await callOutside(cancel, new AbortController().signal)).toEqual({
    ok: true,
    reply: { through: "", already: false, changed: true },
  });
  expect(await orderNow()).toMatchObject({ status: "cancelled" });
  expect(server.seen).toHaveLength(0);
  const link = {
    effect: "platform.payment-link",
    key: "g/2",
    workspaceId: shop.workspaceId,
    args: { orderId: id, connectionId: "", title: "x" },
  };
  expect(await callOutside(link, new AbortController().signal)).toMatchObject({
    ok: false,
    failure: { code: "platform.no-connection", final: true },
  });
});

test("a cancelled order says so to whoever follows its status", async () => {
  const moved: string[] = [];
  const cancel = {
    effect: "platform.cancel",
    key: "h/1",
    workspaceId: shop.workspaceId,
    args: { orderId: id, connectionId: "", reason: "stock", restock: true, notify: true },
  };
  const outcome = await callOutside(cancel, new AbortController().signal, async (_tx, changes) => {
    for (const { from, to, ours } of changes) moved.push(`${from} ${to} ${ours}`);
  });
  expect(outcome).toMatchObject({ ok: true, reply: { through: "shopify", changed: true } });
  expect(moved).toEqual(["paid cancelled true"]);
  expect(await orderNow()).toMatchObject({ status: "cancelled" });
});
