import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventTypes, meaning } from "../event.ts";
import { readMeaning } from "../read-event.ts";
import { shopifyOrderSample } from "../samples/shopify-order.ts";
import { tradewindOrderSample } from "../samples/tradewind-order.ts";

const read = (body: unknown, topic = "") => readMeaning({ platform: "tradewind", topic, v: 1 }, JSON.stringify(body)).meaning;

test("parts inside data, or beside the type", () => {
  const parts = {
    occurredAt: "2026-11-22T10:00:00+08:00",
    order: { id: "A1", number: "#1", total: { amountMinor: 900, currency: "JPY" } },
  };
  const inside = read({ type: "order.created", data: parts });
  expect(inside).toMatchObject({
    type: "order.created",
    topic: "order.created",
    entity: { type: "order", id: "A1" },
    occurredAt: parts.occurredAt,
  });
  expect(inside.order).toMatchObject({ total: { amountMinor: 900, currency: "JPY" }, tags: [], platform: "manual" });
  expect(inside.customer).toMatchObject({ id: "", tags: [] });
  expect(read({ type: "order.created", ...parts })).toEqual(inside);
});

test("what it is about: the order, the conversation, the customer, nothing, or what it says", () => {
  expect(
    read({ type: "message.received", data: { message: { conversationId: "c1", text: "你好" }, customer: { id: "k1" } } }).entity,
  ).toEqual({ type: "conversation", id: "c1" });
  expect(read({ type: "message.received", data: { customer: { id: "k1" } } }).entity).toEqual({ type: "customer", id: "k1" });
  expect(read({ type: "manual.started", data: {} }).entity).toBeNull();
  expect(read({ type: "manual.started", data: { entity: null, order: { id: "A1" } } }).entity).toBeNull();
  expect(read({ type: "order.paid", data: { entity: { type: "order", id: "A1" } } })).toMatchObject({
    entity: { id: "A1" },
    order: { id: "A1" },
  });
});

describe("what is not our shape is other, with its own name for itself", () => {
  test.each([
    [{ type: "invoice.paid", data: { id: "in_1" } }, "invoice.paid"],
    [{ event: "thing.happened" }, "thing.happened"],
    [{ type: "order.created", data: {} }, "order.created"],
    [{ type: "order.created", data: { order: { id: "A1", total: { amountMinor: 1.5, currency: "EUR" } } } }, "order.created"],
    [{ type: "order.created", data: { order: { id: "x".repeat(300) } } }, "order.created"],
    [[], ""],
    [7, ""],
  ])("%j", (body, topic) => expect(read(body)).toEqual({ type: "other", topic, entity: null, occurredAt: "", ours: false }));
});

test("any body gives a whole meaning that the database takes", () => {
  const anything = fc.object({ maxDepth: 3, withNullPrototype: true });
  const body = fc.record(
    {
      type: fc.constantFrom(...eventTypes),
      data: fc.record({ order: anything, customer: anything, message: anything, occurredAt: fc.string() }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(body, (value) => {
      const result = read(value);
      expect(meaning.parse(result)).toEqual(result);
    }),
  );
});

test("both samples are the same order", () => {
  const at = "2026-11-22T10:00:00.000Z";
  const shopify = readMeaning({ platform: "shopify", topic: "orders/create", v: 1 }, JSON.stringify(shopifyOrderSample(7, at))).meaning;
  const ours = read(tradewindOrderSample(7, at));
  for (const { order, occurredAt } of [shopify, ours]) {
    expect(occurredAt).toBe(at);
    expect(order).toMatchObject({
      number: "#T7",
      status: "paid",
      total: { amountMinor: 61240 },
      subtotal: { amountMinor: 60650 },
      shipping: { amountMinor: 590 },
      test: true,
    });
    expect(order?.items.reduce((sum, item) => sum + item.total.amountMinor, 0)).toBe(order?.subtotal.amountMinor);
  }
});
