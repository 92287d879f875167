import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldOrder } from "#lib/commerce/fold-order.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { fillInOrders } from "./fill-in-orders.ts";
import type { Incoming } from "./incoming.ts";

let database: TestDatabase;
const workspaceId = randomUUID();
const at = "2026-11-23T10:00:00.000Z";
const placed = {
  id: 4711,
  name: "#4711",
  currency: "JPY",
  total_price: "12000",
  created_at: "2026-11-23T09:00:00Z",
  customer: { id: 5, first_name: "Mei", last_name: "Lin" },
};
const refunded = {
  id: 77,
  order_id: 4711,
  created_at: "2026-11-23T11:00:00Z",
  note: "broken",
  transactions: [{ id: 88, kind: "refund", status: "success", amount: "3000", currency: "JPY" }],
};
const reading = (topic: string) => ({ platform: "shopify", topic, v: 2 });
const meant = (topic: string, body: object) => readMeaning(reading(topic), JSON.stringify(body)).meaning;
const arrival = (topic: string, body: object, said: Partial<Incoming> = {}): Incoming => ({
  workspaceId,
  sourceId: null,
  origin: "webhook",
  reading: reading(topic),
  body: Buffer.from(JSON.stringify(body)),
  headers: {},
  dedupeKey: null,
  receivedAt: new Date(at),
  ...said,
});

beforeAll(async () => {
  database = await openTestDatabase();
  const state = foldOrder(null, meant("orders/create", placed), at);
  if (!state) throw new Error("the sample is an order");
  const { document, status, customerId, customerName } = state;
  await database.sql`
    insert into shop_order (workspace_id, id, number, platform, status, currency, total_minor, customer_id, customer_name, tags, document, placed_at, updated_at)
    values (${workspaceId}, '4711', '#4711', 'shopify', ${status}, 'JPY', 12000, ${customerId}, ${customerName}, '{vip}', ${JSON.stringify(document)}, ${at}, ${at})`;
});
afterAll(() => database.close());

test("a refund that says little of its order knows the order's number, amounts and customer, today and whenever it is read again", async () => {
  const [filled] = await fillInOrders(database.sql, [arrival("refunds/create", refunded)]);
  const meaning = filled?.read?.meaning;
  expect(meaning).toMatchObject({
    type: "order.refunded",
    order: { id: "4711", number: "#4711", tags: ["vip"], total: { amountMinor: 12000, currency: "JPY" } },
    customer: { id: "5", name: "Mei Lin" },
    payment: { amount: { amountMinor: 3000, currency: "JPY" } },
    told: { order: { number: "", refunded: { amountMinor: 3000 } } },
  });
  const stored = JSON.parse(JSON.stringify(filled?.reading));
  expect(readMeaning(stored, JSON.stringify(refunded)).meaning).toEqual(meaning);
});

test("the order is folded from what was told, not from what was known", async () => {
  const [filled] = await fillInOrders(database.sql, [arrival("refunds/create", refunded)]);
  const later = foldOrder(null, meant("orders/updated", { ...placed, total_price: "15000", updated_at: "2026-11-23T10:30:00Z" }), at);
  if (!filled?.read) throw new Error("nothing was filled in");
  const told = foldOrder(later, meant("refunds/create", refunded), at);
  expect(foldOrder(later, filled.read.meaning, at)).toEqual(told);
  expect(told?.document.total.amountMinor).toBe(15000);
});

test("what is told in full, is past or is of no order that anybody knows stays as it came", async () => {
  const asTheyCame = [
    arrival("orders/updated", placed),
    arrival("refunds/create", refunded, { origin: "import" }),
    arrival("refunds/create", { ...refunded, order_id: 4712 }),
    arrival("refunds/create", refunded, { workspaceId: randomUUID() }),
    arrival("products/update", { id: 1, title: "Cup\u0000" }),
  ];
  const filled = await fillInOrders(database.sql, asTheyCame);
  expect(filled.map(({ reading }) => reading)).toEqual(asTheyCame.map(({ reading }) => reading));
});
