/** Stock on a real PostgreSQL: what many transactions at once come to. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Transaction } from "#drizzle/client.ts";
import { order } from "#lib/commerce/order.ts";
import type { DatabaseEffect, EffectArgs } from "#lib/run/effects.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { performInside } from "../perform.ts";
import { type OpenDesk, openDesk } from "./open-desk.ts";

let database: TestDatabase;
let workspaceId: string;
beforeAll(async () => {
  database = await openTestDatabase({ connections: 64 });
});
afterAll(() => database.close());
beforeEach(() => {
  workspaceId = randomUUID();
});

const at = "2026-11-22T10:00:00.000Z";
async function inside<T>(work: (desk: OpenDesk, tx: Transaction) => Promise<T>): Promise<T> {
  return (await database.sql.begin(async (tx) => {
    const desk = openDesk(tx);
    const result = await work(desk, tx);
    await desk.settle();
    await Promise.all(desk.write());
    return result;
  })) as T;
}

async function perform<E extends DatabaseEffect>(effect: E, args: EffectArgs<E>): Promise<Record<string, unknown>> {
  const outcome = await inside(async (desk) => {
    const [done] = await performInside(desk, [{ effect, args, key: randomUUID(), workspaceId, runId: randomUUID(), at }]);
    return done;
  });
  if (!outcome?.ok) throw new Error(outcome?.failure.code);
  return outcome.reply as Record<string, unknown>;
}

const count = (sku: string, onHand: number, location = "") => perform("stock.count", { sku, location, onHand: String(onHand), reason: "" });
const reserve = (orderId: string, rules: Partial<EffectArgs<"stock.reserve">> = {}) =>
  perform("stock.reserve", { orderId, places: [], split: "line", part: false, exactly: null, ...rules });

async function place(id: string, lines: readonly { sku: string; quantity: number }[]): Promise<void> {
  await inside(async ({ orders }) => {
    await orders.lock([{ workspaceId, id }]);
    const document = { ...order.parse({ id, number: `#${id}`, items: lines, placedAt: at }), asOf: at, refunds: [] };
    const row = { workspaceId, id, sourceId: null, foldedSeq: 0, document, status: "paid" as const, tags: [], refundedMinor: 0 };
    orders.put({ ...row, customerId: null, customerName: "", placedAt: at, updatedAt: at }, false);
  });
}

/** Invariants 1 and 2 of the book, from what is on disk. */
async function isSound(): Promise<void> {
  const levels = await database.sql`
    select l.sku, l.location, l.on_hand, l.reserved,
      (select coalesce(sum(e.on_hand), 0)::int from stock_entry e where e.workspace_id = l.workspace_id and e.sku = l.sku and e.location = l.location) as entered,
      (select coalesce(sum(e.reserved), 0)::int from stock_entry e where e.workspace_id = l.workspace_id and e.sku = l.sku and e.location = l.location) as set_aside,
      (select coalesce(sum(r.quantity), 0)::int from stock_reservation r where r.workspace_id = l.workspace_id and r.sku = l.sku and r.location = l.location) as held
    from stock_level l where l.workspace_id = ${workspaceId}`;
  for (const level of levels) {
    expect(level["entered"]).toBe(level["on_hand"]);
    expect(level["set_aside"]).toBe(level["reserved"]);
    expect(level["held"]).toBe(level["reserved"]);
    expect(level["on_hand"]).toBeGreaterThanOrEqual(0);
    expect(level["reserved"]).toBeGreaterThanOrEqual(0);
  }
  const items = await database.sql`
    select i.on_hand, i.reserved, coalesce(sum(l.on_hand), 0)::int as lies, coalesce(sum(l.reserved), 0)::int as held
    from stock_item i left join stock_level l using (workspace_id, sku) where i.workspace_id = ${workspaceId} group by i.sku, i.on_hand, i.reserved`;
  for (const item of items) expect([item["on_hand"], item["reserved"]]).toEqual([item["lies"], item["held"]]);
}

test("of 64 reservations at once as many succeed as there are pieces, and the ledger sums to the level", async () => {
  await count("mug", 25, "Shenzhen");
  await count("mug", 15, "Shanghai");
  await Promise.all(Array.from({ length: 64 }, (_, i) => place(`o${i}`, [{ sku: "mug", quantity: 1 }])));
  const replies = await Promise.all(Array.from({ length: 64 }, (_, i) => reserve(`o${i}`, { split: "anywhere" })));
  expect(replies.filter(({ outcome }) => outcome === "reserved")).toHaveLength(40);
  expect(replies.filter(({ outcome }) => outcome === "short")).toHaveLength(24);
  await isSound();
  // two of one order at once set it aside once
  await place("twice", [{ sku: "cup", quantity: 1 }]);
  await count("cup", 9);
  await Promise.all([reserve("twice"), reserve("twice"), reserve("twice")]);
  expect(await database.sql`select reserved from stock_item where sku = 'cup' and workspace_id = ${workspaceId}`).toEqual([
    { reserved: 1 },
  ]);
});

test("reservations, releases, transfers and counts of many at once never bring a level below nothing", async () => {
  const skus = ["a", "b", "c"];
  const locations = ["N", "S"];
  const action = fc.oneof(
    fc.record({
      do: fc.constant("reserve" as const),
      order: fc.nat(5),
      split: fc.constantFrom("whole", "line", "anywhere"),
      part: fc.boolean(),
    }),
    fc.record({ do: fc.constant("release" as const), order: fc.nat(5) }),
    fc.record({ do: fc.constant("end" as const), order: fc.nat(5), status: fc.constantFrom("shipped", "cancelled") }),
    fc.record({
      do: fc.constant("adjust" as const),
      sku: fc.constantFrom(...skus),
      location: fc.constantFrom(...locations),
      by: fc.integer({ min: -6, max: 6 }),
    }),
    fc.record({
      do: fc.constant("count" as const),
      sku: fc.constantFrom(...skus),
      location: fc.constantFrom(...locations),
      onHand: fc.nat(6),
    }),
    fc.record({ do: fc.constant("transfer" as const), sku: fc.constantFrom(...skus), quantity: fc.nat(4) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 8, maxLength: 24 }), async (actions) => {
      workspaceId = randomUUID();
      for (const sku of skus) for (const location of locations) await count(sku, 4, location);
      for (let i = 0; i < 6; i++)
        await place(
          String(i),
          skus.map((sku, n) => ({ sku, quantity: 1 + ((i + n) % 3) })),
        );
      const doIt = (each: (typeof actions)[number]): Promise<unknown> => {
        switch (each.do) {
          case "reserve":
            return reserve(String(each.order), { split: each.split, part: each.part });
          case "release":
            return perform("stock.release", { orderId: String(each.order), lines: null });
          case "end":
            return perform("order.set-status", { orderId: String(each.order), status: each.status });
          case "adjust":
            return perform("stock.adjust", { sku: each.sku, location: each.location, by: String(each.by), reason: "" });
          case "count":
            return count(each.sku, each.onHand, each.location);
          case "transfer":
            return perform("stock.transfer", { sku: each.sku, from: "N", to: "S", quantity: String(each.quantity), reason: "" });
        }
      };
      // a deadlock is taken again by the engine; nothing else may go wrong
      for (const result of await Promise.allSettled(actions.map(doIt)))
        if (result.status === "rejected") expect(String(result.reason)).toMatch(/stock\.order-over|deadlock/);
      await isSound();
    }),
    { numRuns: 6 },
  );
  // a deadlock is seen after a second, and a busy machine takes its time
}, 180_000);

test("what ships takes its reservation along, and what is cancelled gives it back", async () => {
  await count("pot", 5);
  await place("goes", [{ sku: "pot", quantity: 2 }]);
  await place("ends", [{ sku: "pot", quantity: 1 }]);
  await reserve("goes");
  await reserve("ends");
  await perform("order.set-status", { orderId: "goes", status: "shipped" });
  await perform("order.set-status", { orderId: "ends", status: "cancelled" });
  expect(await database.sql`select on_hand, reserved from stock_item where workspace_id = ${workspaceId}`).toEqual([
    { on_hand: 3, reserved: 0 },
  ]);
  const entries = await database.sql`select kind, order_id from stock_entry where workspace_id = ${workspaceId} order by id`;
  expect(entries.map(({ kind, order_id }) => `${String(order_id ?? "")} ${String(kind)}`)).toEqual([
    " count",
    "goes reserve",
    "ends reserve",
    "goes ship",
    "ends release",
  ]);
  await expect(reserve("ends")).rejects.toThrow("stock.order-over");
  await isSound();
});

test("an item that falls below its warning says so once", async () => {
  await count("tea", 6);
  const warned = await perform("stock.set-warning", { sku: "tea", below: "5", rearmAbove: "8", expected: null });
  expect(warned).toMatchObject({ warnBelow: 5, rearmAbove: 8, isLow: false, changed: true });
  const fallsOf = (by: number) =>
    inside(async (desk) => {
      await performInside(desk, [
        {
          effect: "stock.adjust",
          args: { sku: "tea", location: "", by: String(by), reason: "" },
          key: "k",
          workspaceId,
          runId: randomUUID(),
          at,
        },
      ]);
      return desk.stock.falls.map(({ item, free }) => [item.sku, free]);
    });
  expect(await fallsOf(-2)).toEqual([["tea", 4]]);
  expect(await fallsOf(-1)).toEqual([]);
  expect(await fallsOf(+5)).toEqual([]);
  expect(await fallsOf(-5)).toEqual([]);
  expect(await fallsOf(+9)).toEqual([]);
  expect(await fallsOf(-9)).toEqual([["tea", 3]]);
});

test("text that is no number of pieces is a failure that says so, and a SKU without stock another", async () => {
  await count("a", 1);
  await expect(perform("stock.adjust", { sku: "a", location: "", by: "many", reason: "" })).rejects.toThrow("stock.not-a-number");
  await expect(perform("stock.adjust", { sku: "b", location: "", by: "1", reason: "" })).rejects.toThrow("stock.unknown-sku");
  expect(await perform("stock.adjust", { sku: "a", location: "", by: "-2", reason: "" })).toMatchObject({ refused: true, onHand: 1 });
});
