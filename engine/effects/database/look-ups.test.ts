/** What flows look up, on a real PostgreSQL. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { order } from "#lib/commerce/order.ts";
import type { DatabaseEffect, EffectArgs } from "#lib/run/effects.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { performInside } from "../perform.ts";
import { openDesk } from "./open-desk.ts";
import type { OrderRow } from "./orders.ts";
import { noCause } from "./stock-book.ts";

let database: TestDatabase;
let workspaceId: string;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  workspaceId = randomUUID();
});

const at = "2026-11-22T10:00:00.000Z";
type Part = Partial<Pick<OrderRow, "status" | "tags" | "refundedMinor" | "customerId" | "placedAt">>;

/** Orders are put and looked up in one transaction: what it has changed is seen. */
async function look<E extends DatabaseEffect>(effect: E, args: EffectArgs<E>, orders: Readonly<Record<string, Part>>) {
  return await database.sql.begin(async (tx) => {
    const desk = openDesk(tx);
    await desk.orders.lock(Object.keys(orders).map((id) => ({ workspaceId, id })));
    for (const [id, part] of Object.entries(orders)) {
      const euro = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
      const items = [{ sku: "LAMP", quantity: 2 }];
      const told = order.parse({
        id,
        number: `#${id}`,
        currency: "EUR",
        total: euro(1050),
        items,
        email: `${id}@example.com`,
        placedAt: at,
      });
      const row = { workspaceId, id, sourceId: null, foldedSeq: 0, document: { ...told, asOf: at, refunds: [] }, status: "paid" as const };
      desk.orders.put(
        { ...row, tags: [], refundedMinor: 0, customerId: "c", customerName: "Lena", placedAt: at, updatedAt: at, ...part } as OrderRow,
        false,
      );
    }
    const [done] = await performInside(desk, [{ effect, args, key: randomUUID(), workspaceId, runId: randomUUID(), at }]);
    if (!done?.ok) throw new Error(done?.failure.code);
    return done.reply;
  });
}

test("orders that wait are paid or held, of that tag, and not shipped or ended", async () => {
  const tags = ["backorder"];
  const found = await look(
    "stock.waiting-orders",
    { sku: "LAMP", tag: "backorder" },
    {
      a: { tags, status: "held" },
      b: { tags, placedAt: "2026-11-21T10:00:00.000Z" },
      c: { tags, status: "shipped" },
      d: {},
    },
  );
  const said = { email: "b@example.com", name: "Lena", quantity: 2 };
  expect(found).toEqual({
    count: 2,
    orders: [
      { id: "b", number: "#b", ...said },
      { id: "a", number: "#a", ...said, email: "a@example.com" },
    ],
  });
});

test("what the same transaction has set aside, noted and given as a task is seen, by several that look at once", async () => {
  const [answers] = await database.sql.begin(async (tx) => {
    const desk = openDesk(tx);
    await desk.stock.lock([{ workspaceId, sku: "LAMP" }], true);
    desk.stock.change(workspaceId, "LAMP", { warnBelow: 5, rearmAbove: null }, at);
    desk.stock.move(workspaceId, "LAMP", { kind: "count", location: "", onHand: 3, reserved: 0 }, { ...noCause, at });
    desk.tasks.add([
      { workspaceId, id: randomUUID(), title: "Look", text: "", assigneeId: "", dueAt: null, about: null, by: "", runId: randomUUID(), at },
    ]);
    const call = { effect: "team.day-numbers" as const, args: { hours: 24 }, workspaceId, runId: randomUUID(), at };
    const done = await performInside(desk, [
      { ...call, key: "1" },
      { ...call, key: "2" },
      { ...call, key: "3", args: { hours: 48 } },
    ]);
    return [done.map((each) => (each.ok ? each.reply : each.failure))];
  });
  expect(answers).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ lowStock: 1, toDo: 1 })));
});

test("a customer's refunds are counted within the days, of that customer alone", async () => {
  const found = await look(
    "customer.recent",
    { customerId: "c", days: 90 },
    {
      a: { refundedMinor: 100 },
      b: { status: "refunded" },
      c: { status: "cancelled" },
      d: { refundedMinor: 100, placedAt: "2026-01-01T00:00:00.000Z" },
      e: { refundedMinor: 100, customerId: "other" },
    },
  );
  expect(found).toEqual({ orders: 3, refunds: 2, cancelled: 1 });
});

test("the day's numbers", async () => {
  const found = await look(
    "team.day-numbers",
    { hours: 24 },
    { a: {}, b: { status: "held" }, c: { status: "cancelled" }, d: { placedAt: "2026-11-01T00:00:00.000Z" } },
  );
  expect(found).toEqual({ orders: 3, sales: "21.00 EUR", cancelled: 1, refunded: 0, onHold: 1, toShip: 2, lowStock: 0, toDo: 0 });
});

test("a product's price is compared with what its event before said", async () => {
  const put = (amount: string, received: string) => {
    const body = {
      type: "product.updated",
      product: {
        id: "p",
        variants: [{ id: "v", sku: "LAMP", priceText: amount, price: { amountMinor: Number(amount) * 100, currency: "EUR" } }],
      },
    };
    return database.sql`
      insert into event (day, id, workspace_id, origin, type, topic, entity_type, entity_id, received_at, reading, body, headers, started)
      values ('2026-11-22', ${randomUUID()}, ${workspaceId}, 'hand', 'product.updated', '', 'product', 'p', ${received},
        ${JSON.stringify({ platform: "tradewind", topic: "", v: 1 })}::text::json, ${Buffer.from(JSON.stringify(body))}, '{}', 0)`;
  };
  await database.sql
    .unsafe("create table if not exists event_look_ups partition of event for values from ('2026-11-22') to ('2026-11-23')")
    .catch(() => {});
  expect(await look("product.compare-price", { productId: "p" }, {})).toMatchObject({ change: "unknown" });
  await put("200", "2026-11-22T08:00:00Z");
  await put("50", "2026-11-22T09:00:00Z");
  const euro = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
  const found = await look("product.compare-price", { productId: "p" }, {});
  const fell = { percent: 75, sku: "LAMP", before: euro(20000), after: euro(5000) };
  expect(found).toEqual({ change: "fell", ...fell, fell: [fell], rose: [], unnamed: 0 });
});
