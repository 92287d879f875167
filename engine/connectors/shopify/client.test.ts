/** The client against a server that answers as Shopify's published examples do, good days and bad. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { providerWire } from "#engine/effects/network/provider-wire.ts";
import type { AnyConnection } from "#engine/store/connections.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import { openProvider, type ProviderServer } from "#tests/provider-server.ts";
import type { PlatformOrder } from "../client.ts";
import { shopifyClient } from "./client.ts";

const token = "shpat_0123456789abcdef";
const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "USD" } });

/** What the shop holds. */
let shop: {
  refunds: { id: string; note: string; totalRefundedSet: object; key: string }[];
  moves: Record<string, unknown>[];
  cancelledAt: string | null;
  tags: string[];
  note: string | null;
  parts: { id: string; status: string }[];
  fulfillments: Record<string, unknown>[];
  price: string;
  hooks: { topic: string; uri: string }[];
};
let server: ProviderServer;
beforeEach(async () => {
  shop = {
    refunds: [],
    moves: [
      {
        id: "gid://shopify/OrderTransaction/11",
        kind: "SALE",
        status: "SUCCESS",
        gateway: "bogus",
        amountSet: money("80.00"),
        parentTransaction: null,
      },
      {
        id: "gid://shopify/OrderTransaction/12",
        kind: "SALE",
        status: "SUCCESS",
        gateway: "gift_card",
        amountSet: money("20.00"),
        parentTransaction: null,
      },
    ],
    cancelledAt: null,
    tags: [],
    note: null,
    parts: [{ id: "gid://shopify/FulfillmentOrder/1", status: "OPEN" }],
    fulfillments: [],
    price: "19.99",
    hooks: [],
  };
  server = await openProvider(({ path, headers, body }) => {
    if (headers["x-shopify-access-token"] !== token)
      return { status: 401, body: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" } };
    if (path !== "/admin/api/2026-07/graphql.json") return { status: 404, body: { errors: "Not Found" } };
    const { query, variables } = JSON.parse(body) as { query: string; variables: Variables };
    return { body: { data: played(query, variables), extensions: { cost: { requestedQueryCost: 10, actualQueryCost: 10 } } } };
  });
});
afterEach(() => server.close());

interface Variables {
  readonly id: string;
  readonly q: string;
  readonly idempotencyKey: string;
  readonly hold: { reason: string; reasonNotes: string };
  readonly input: { id: string; note: string; transactions: { parentId: string; amount: string }[] };
  readonly fulfillment: { lineItemsByFulfillmentOrder: { fulfillmentOrderId: string }[]; trackingInfo?: object };
  readonly tags: string[];
  readonly variants: { id: string; price: string }[];
  readonly topic: string;
  readonly to: { uri: string };
}

function played(query: string, variables: Variables): object {
  if (query.includes("refundCreate(")) {
    if (!query.includes("@idempotent(key: $idempotencyKey)")) throw new Error("without @idempotent");
    const known = shop.refunds.find(({ key }) => key === variables.idempotencyKey);
    const { note, transactions } = variables.input;
    const sum = transactions.reduce((total, { amount }) => total + Number(amount), 0).toFixed(2);
    const refund = known ?? {
      id: `gid://shopify/Refund/${929361462 + shop.refunds.length}`,
      note,
      totalRefundedSet: money(sum),
      key: variables.idempotencyKey,
    };
    if (!known) {
      shop.refunds.push(refund);
      for (const { parentId, amount } of transactions)
        shop.moves.push({
          id: `r${shop.moves.length}`,
          kind: "REFUND",
          status: "SUCCESS",
          amountSet: money(amount),
          parentTransaction: { id: parentId },
        });
    }
    return { refundCreate: { refund, userErrors: [] } };
  }
  if (query.includes("orderCancel(")) {
    if (shop.cancelledAt)
      return {
        orderCancel: {
          job: null,
          orderCancelUserErrors: [{ field: ["orderId"], message: "Order has already been cancelled" }],
          userErrors: [],
        },
      };
    shop.cancelledAt = "2026-11-20T10:00:00Z";
    return { orderCancel: { job: { id: "gid://shopify/Job/d0f0" }, orderCancelUserErrors: [], userErrors: [] } };
  }
  if (query.includes("fulfillmentCreate(")) {
    const wanted = variables.fulfillment.lineItemsByFulfillmentOrder.map((each) => each.fulfillmentOrderId);
    for (const part of shop.parts) if (wanted.includes(part.id)) part.status = "CLOSED";
    const made = {
      id: "gid://shopify/Fulfillment/255858046",
      status: "SUCCESS",
      trackingInfo: [variables.fulfillment.trackingInfo ?? {}],
    };
    shop.fulfillments.push(made);
    return { fulfillmentCreate: { fulfillment: made, userErrors: [] } };
  }
  if (query.includes("orderUpdate(")) {
    shop.note = variables.input.note;
    return { orderUpdate: { order: { id: variables.input.id }, userErrors: [] } };
  }
  if (query.includes("fulfillmentOrderHold(") || query.includes("fulfillmentOrderReleaseHold(")) {
    const isHold = query.includes("fulfillmentOrderHold(");
    const part = shop.parts.find(({ id }) => id === variables.id);
    const name = isHold ? "fulfillmentOrderHold" : "fulfillmentOrderReleaseHold";
    const fits = isHold ? part?.status === "OPEN" || part?.status === "SCHEDULED" : part?.status === "ON_HOLD";
    if (!part || !fits)
      return {
        [name]: { fulfillmentOrder: null, userErrors: [{ field: ["id"], message: "The fulfillment order is not in a valid state." }] },
      };
    part.status = isHold ? "ON_HOLD" : "OPEN";
    return { [name]: { fulfillmentOrder: { id: part.id }, userErrors: [] } };
  }
  if (query.includes("tagsRemove(")) {
    shop.tags = shop.tags.filter((tag) => !variables.tags.includes(tag));
    return { tagsRemove: { node: { id: variables.id }, userErrors: [] } };
  }
  if (query.includes("tagsAdd(")) {
    shop.tags = [...new Set([...shop.tags, ...variables.tags])];
    return { tagsAdd: { node: { id: variables.id }, userErrors: [] } };
  }
  if (query.includes("productVariantsBulkUpdate(")) {
    shop.price = variables.variants[0]?.price ?? "";
    return { productVariantsBulkUpdate: { productVariants: [{ id: variables.variants[0]?.id, price: shop.price }], userErrors: [] } };
  }
  if (query.includes("productVariants(")) {
    const isThere = variables.q === 'sku:"TEE-1"';
    return {
      shop: { currencyCode: "USD" },
      productVariants: {
        nodes: isThere
          ? [{ id: "gid://shopify/ProductVariant/30", sku: "TEE-1", price: shop.price, product: { id: "gid://shopify/Product/20" } }]
          : [],
      },
    };
  }
  if (query.includes("webhookSubscriptionCreate(")) {
    const { topic, to } = variables;
    if (shop.hooks.some((hook) => hook.topic === topic && hook.uri === to.uri))
      return {
        webhookSubscriptionCreate: {
          webhookSubscription: null,
          userErrors: [{ field: ["webhookSubscription"], message: "Address for this topic has already been taken" }],
        },
      };
    shop.hooks.push({ topic, uri: to.uri });
    return { webhookSubscriptionCreate: { webhookSubscription: { id: "gid://shopify/WebhookSubscription/8" }, userErrors: [] } };
  }
  if (query.includes("webhookSubscriptions(")) return { webhookSubscriptions: { nodes: shop.hooks } };
  if (query.includes("shop {")) return { shop: { name: "Tea & Co", myshopifyDomain: "tea.myshopify.com", currencyCode: "USD" } };
  if (query.includes("order(")) {
    if (variables.id !== "gid://shopify/Order/450789469") return { order: null };
    const shipped = shop.parts.every(({ status }) => status === "CLOSED");
    return {
      order: {
        id: variables.id,
        currencyCode: "USD",
        presentmentCurrencyCode: "USD",
        transactions: shop.moves,
        refunds: shop.refunds,
        cancelledAt: shop.cancelledAt,
        note: shop.note,
        displayFulfillmentStatus: shipped ? "FULFILLED" : "UNFULFILLED",
        fulfillments: shop.fulfillments,
        fulfillmentOrders: { nodes: shop.parts },
      },
    };
  }
  throw new Error(`not played: ${query}`);
}

const connection = (accessToken = token): AnyConnection => ({
  id: "c1",
  name: "Tea & Co",
  kind: "shopify",
  settings: connectionKinds.shopify.settings.parse({ baseUrl: server.url, allowedHosts: ["127.0.0.1"] }),
  secrets: { accessToken, clientSecret: "hush" },
});
const client = (accessToken = token) => {
  const its = connection(accessToken);
  return shopifyClient(providerWire(its, null, new AbortController().signal), its.settings as never, its.secrets);
};
const order = { id: "450789469", document: { number: "#1001" }, refundedMinor: 0, payment: null } as unknown as PlatformOrder;
const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });
const isCall =
  (name: string) =>
  ({ body }: { body: string }) =>
    body.includes(name);
const failing = (code: string, carried: "no" | "perhaps") => ({ ok: false, failure: expect.objectContaining({ code }), carried });

test("the check reads the shop's name; a wrong token and a wrong shop are said", async () => {
  expect(await client().check()).toEqual({ ok: true, value: "Tea & Co" });
  expect(await client("shpat_wrong").check()).toMatchObject(failing("provider.access", "no"));
});

describe("a refund", () => {
  const refund = () => client().verbs.refund;
  const args = (amountMinor: number) => ({ amount: usd(amountMinor), reason: "damaged", notify: true });

  test("goes back the way the money came, each payment up to what it holds", async () => {
    expect(await refund()?.do(order, args(9_000), "run/n/1")).toEqual({ ok: true, value: { refundId: "929361462", amount: usd(9_000) } });
    const sent = JSON.parse(server.seen.at(-1)?.body ?? "{}").variables;
    expect(sent.idempotencyKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(sent.input).toMatchObject({
      orderId: "gid://shopify/Order/450789469",
      notify: true,
      note: expect.stringMatching(/^damaged · Tradewind [0-9a-f]{16}$/),
      transactions: [
        { parentId: "gid://shopify/OrderTransaction/11", kind: "REFUND", gateway: "bogus", amount: "80.00" },
        { parentId: "gid://shopify/OrderTransaction/12", gateway: "gift_card", amount: "10.00" },
      ],
    });
    expect(await refund()?.do(order, args(1_500), "run/n/2")).toMatchObject(failing("provider.refused", "no"));
    expect(shop.refunds).toHaveLength(1);
  });

  test("whose answer is lost is found by its mark, and is never done twice under one key", async () => {
    server.trouble(isCall("refundCreate("), { after: "cut" });
    expect(await refund()?.do(order, args(2_500), "run/n/1")).toMatchObject(failing("http.connection", "perhaps"));
    expect(await refund()?.find?.(order, args(2_500), "run/n/1")).toEqual({
      ok: true,
      value: { refundId: "929361462", amount: usd(2_500) },
    });
    expect(await refund()?.find?.(order, args(2_500), "run/n/2")).toEqual({ ok: true, value: null });
    expect(await refund()?.do(order, args(2_500), "run/n/1")).toMatchObject({ ok: true, value: { refundId: "929361462" } });
    expect(shop.refunds).toHaveLength(1);
  });

  test("in another currency than the order's is refused before anything is sent", async () => {
    expect(await refund()?.do(order, { ...args(100), amount: { amountMinor: 100, currency: "EUR" } }, "k")).toMatchObject(
      failing("provider.refused", "no"),
    );
    expect(shop.refunds).toHaveLength(0);
  });
});

describe("bad days", () => {
  const cancel = () => client().verbs.cancel?.do(order, { reason: "customer", restock: true, notify: false }, "k");

  test("429 waits as long as it is asked, and nothing was done", async () => {
    server.trouble(() => true, {
      before: { status: 429, headers: { "retry-after": "2.0" }, body: { errors: "Exceeded 2 calls per second" } },
    });
    expect(await cancel()).toMatchObject(failing("http.slow-down", "no"));
  });

  test("the GraphQL way of asking us to slow down says how long", async () => {
    const cost = { requestedQueryCost: 60, throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 10, restoreRate: 50 } };
    server.trouble(() => true, {
      before: { body: { errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }], extensions: { cost } } },
    });
    expect(await cancel()).toMatchObject({
      ok: false,
      carried: "no",
      failure: { code: "http.slow-down", retryAfterMs: 1_000, final: false },
    });
  });

  test("a 502 after the cancelling leaves it open; asking tells that it is done", async () => {
    server.trouble(isCall("orderCancel("), { after: { status: 502, body: "<html>bad gateway</html>" } });
    expect(await cancel()).toMatchObject(failing("http.status", "perhaps"));
    expect(await client().verbs.cancel?.find?.(order, { reason: "", restock: false, notify: false }, "k")).toEqual({
      ok: true,
      value: { changed: true },
    });
    expect(await cancel()).toEqual({ ok: true, value: { changed: false } });
  });

  test("a refusal is in Shopify's words", async () => {
    const gone = { ...order, id: "1" };
    expect(await client().verbs.cancel?.do(gone, { reason: "other", restock: false, notify: false }, "k")).toMatchObject({
      ok: false,
      failure: { code: "provider.refused", final: true, message: expect.stringContaining("no such order") },
    });
  });
});

test("an order is shipped once, with its number", async () => {
  const { fulfil } = client().verbs;
  const args = { trackingNumber: "1Z001", carrier: "UPS", trackingUrl: "", notify: true };
  expect(await fulfil?.find?.(order, args, "k")).toEqual({ ok: true, value: null });
  expect(await fulfil?.do(order, args, "k")).toEqual({ ok: true, value: { fulfilmentId: "255858046", changed: true } });
  expect(await fulfil?.do(order, args, "k")).toEqual({ ok: true, value: { fulfilmentId: "", changed: false } });
  expect(await fulfil?.find?.(order, args, "k")).toMatchObject({ ok: true, value: { fulfilmentId: "255858046" } });
  shop.parts = [{ id: "x", status: "ON_HOLD" }];
  expect(await fulfil?.do(order, args, "k2")).toMatchObject(failing("provider.refused", "no"));
});

test("a note is added to the order's own, once; a tag is put on and taken off", async () => {
  const { note, tag, untag } = client().verbs;
  shop.note = "Ring twice";
  for (let i = 0; i < 2; i++) expect(await note?.do(order, { text: "Check the address" }, "k")).toEqual({ ok: true, value: {} });
  expect(shop.note).toBe("Ring twice\nCheck the address");
  for (let i = 0; i < 2; i++) await tag?.do(order, { tag: "risky" }, "k");
  expect(shop.tags).toEqual(["risky"]);
  for (let i = 0; i < 2; i++) await untag?.do(order, { tag: "risky" }, "k");
  expect(shop.tags).toEqual([]);
});

test("all that is yet to be shipped is held, with the reason, and released; twice is the same as once", async () => {
  const { hold, release } = client().verbs;
  shop.parts = [
    { id: "gid://shopify/FulfillmentOrder/1", status: "CLOSED" },
    { id: "gid://shopify/FulfillmentOrder/2", status: "OPEN" },
    { id: "gid://shopify/FulfillmentOrder/3", status: "SCHEDULED" },
  ];
  for (let i = 0; i < 2; i++) expect(await hold?.do(order, { reason: "Risky address" }, "k")).toEqual({ ok: true, value: {} });
  expect(shop.parts.map(({ status }) => status)).toEqual(["CLOSED", "ON_HOLD", "ON_HOLD"]);
  const sent = server.seen.filter(isCall("fulfillmentOrderHold(")).map(({ body }) => JSON.parse(body).variables.hold);
  expect(sent).toEqual([1, 2].map(() => ({ reason: "OTHER", reasonNotes: "Risky address" })));
  for (let i = 0; i < 2; i++) expect(await release?.do(order, {}, "k")).toEqual({ ok: true, value: {} });
  expect(shop.parts.map(({ status }) => status)).toEqual(["CLOSED", "OPEN", "OPEN"]);
});

test.each(["hold", "release"] as const)("of a %s that got as far as the first part it is not said that nothing was done", async (verb) => {
  const [before, call] = verb === "hold" ? ["OPEN", "fulfillmentOrderHold("] : ["ON_HOLD", "fulfillmentOrderReleaseHold("];
  shop.parts = ["1", "2"].map((part) => ({ id: `gid://shopify/FulfillmentOrder/${part}`, status: before }));
  const slowDown = { before: { status: 429, body: {} } };
  const its = client().verbs[verb];
  server.trouble(isCall(call), slowDown);
  expect(await its?.do(order, { reason: "" }, "k")).toMatchObject({ ok: false, carried: "no" });
  server.trouble((asked) => isCall(call)(asked) && asked.body.includes("FulfillmentOrder/2"), slowDown);
  expect(await its?.do(order, { reason: "" }, "k")).toMatchObject({ ok: false, carried: "perhaps" });
  expect(await its?.do(order, { reason: "" }, "k")).toEqual({ ok: true, value: {} });
});

test("what has left cannot be held any more", async () => {
  shop.parts = [{ id: "gid://shopify/FulfillmentOrder/1", status: "CLOSED" }];
  expect(await client().verbs.hold?.do(order, { reason: "" }, "k")).toMatchObject(failing("provider.refused", "no"));
});

test("a price is read and set by its SKU", async () => {
  const { prices } = client();
  const read = await prices?.read("TEE-1");
  expect(read).toEqual({
    ok: true,
    value: { productId: "gid://shopify/Product/20", variantId: "gid://shopify/ProductVariant/30", price: usd(1_999) },
  });
  expect(await prices?.read("NONE")).toEqual({ ok: true, value: null });
  if (read?.ok && read.value) await prices?.write(read.value, usd(1_499));
  expect(shop.price).toBe("14.99");
});

test("what it sends us is registered once", async () => {
  const { subscriptions } = client();
  const address = "https://tradewind.example/hooks/1";
  for (let i = 0; i < 2; i++) expect(await subscriptions?.add("orders/create", address, "")).toEqual({ ok: true, value: null });
  expect(shop.hooks).toEqual([{ topic: "ORDERS_CREATE", uri: address }]);
  expect(await subscriptions?.list(address)).toEqual({ ok: true, value: ["ORDERS_CREATE"] });
});

test("a past order is told as its messages would have told it, and read by the same mapper", async () => {
  const node = {
    id: "gid://shopify/Order/820982911946154508",
    name: "#1001",
    createdAt: "2026-10-01T10:00:00Z",
    processedAt: "2026-10-01T10:00:00Z",
    updatedAt: "2026-10-05T10:00:00Z",
    cancelledAt: null,
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    displayFulfillmentStatus: "FULFILLED",
    currencyCode: "USD",
    tags: ["vip", "gift"],
    email: "jo@example.com",
    ...Object.fromEntries(
      ["totalPriceSet", "subtotalPriceSet", "totalDiscountsSet", "totalShippingPriceSet", "totalTaxSet"].map((name, i) => [
        name,
        money(`${100 - i}.00`),
      ]),
    ),
    customer: {
      id: "gid://shopify/Customer/115310627314723954",
      firstName: "Jo",
      lastName: "Tea",
      tags: [],
      numberOfOrders: "3",
      amountSpent: { amount: "300.00", currencyCode: "USD" },
    },
    lineItems: {
      nodes: [
        {
          id: "gid://shopify/LineItem/1",
          sku: "TEE-1",
          title: "Tee",
          quantity: 2,
          originalUnitPriceSet: money("50.00"),
          totalDiscountSet: money("0.00"),
        },
      ],
    },
    transactions: [
      {
        id: "gid://shopify/OrderTransaction/1",
        kind: "SALE",
        status: "SUCCESS",
        gateway: "bogus",
        processedAt: "2026-10-01T10:01:00Z",
        amountSet: money("100.00"),
      },
    ],
    fulfillments: [{ createdAt: "2026-10-02T10:00:00Z", status: "SUCCESS" }],
    refunds: [
      {
        id: "gid://shopify/Refund/7",
        createdAt: "2026-10-05T10:00:00Z",
        note: "late",
        transactions: { nodes: [{ id: "gid://shopify/OrderTransaction/2", kind: "REFUND", status: "SUCCESS", amountSet: money("30.00") }] },
      },
    ],
  };
  server.trouble(() => true, {
    before: { body: { data: { orders: { pageInfo: { hasNextPage: true, endCursor: "abc" }, nodes: [node] } } } },
  });
  const page = await client().past?.page("2026-09-24T00:00:00Z", null);
  if (!page?.ok) throw new Error("no page");
  expect(page.value.next).toBe("abc");
  const [first] = page.value.orders;
  const meanings = first?.events.map(({ topic, body }) => readMeaning({ platform: "shopify", topic, v: 1 }, body).meaning) ?? [];
  expect(meanings.map(({ type }) => type)).toEqual(["order.created", "order.paid", "order.shipped", "order.refunded"]);
  expect(meanings[0]).toMatchObject({
    entity: { type: "order", id: "820982911946154508" },
    order: {
      id: "820982911946154508",
      number: "#1001",
      status: "open",
      total: usd(10_000),
      tags: ["vip", "gift"],
      items: [{ sku: "TEE-1", quantity: 2 }],
    },
    customer: { id: "115310627314723954", name: "Jo Tea", ordersCount: 3 },
  });
  expect(meanings[3]).toMatchObject({ entity: { id: "820982911946154508" }, payment: { id: "7", amount: usd(3_000), reason: "late" } });
});
