/** An order is found by the number that its payment has at the provider: what stands on a statement, or in a customer's mail. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { readingVersion, readMeaning } from "#lib/commerce/read-event.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { fold } from "../effects/database/fold.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import { database } from "../store/database.ts";
import { listOrders } from "./list-orders.ts";
import { search } from "./search.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

async function told(...bodies: object[]): Promise<void> {
  const events = bodies.map((body): CanonicalEvent => {
    const { meaning } = readMeaning({ platform: "tradewind", topic: "", v: readingVersion }, JSON.stringify(body));
    return { ...meaning, id: randomUUID(), workspaceId: shop.workspaceId, sourceId: null, receivedAt: new Date().toISOString(), body };
  });
  await database().sql.begin(async (tx) => {
    const desk = openDesk(tx);
    await fold(
      tx,
      desk,
      events.map((event) => ({ event, seq: null })),
    );
    await Promise.all(desk.write());
  });
}
const eur = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const order = (id: string) => ({ id, number: `#${id}`, status: "open", currency: "EUR", total: eur(10_000) });
const payment = (orderId: string, id: string, amountMinor = 10_000) => ({
  type: "payment.succeeded",
  payment: { id, orderId, provider: "stripe", status: "succeeded", amount: eur(amountMinor) },
});
const found = async (text: string) => (await listOrders(shop.viewer, { search: text })).items.map(({ id }) => id);

test("by the number of each of its payments, whole and as it is written", async () => {
  await told({ type: "order.created", order: order("1001") }, payment("1001", "pi_3Abc", 4_000));
  await told(payment("1001", "4200002345202611231234567890", 6_000));
  await told({ type: "order.created", order: order("1002") }, payment("1002", "pi_other"));
  expect(await found("pi_3Abc")).toEqual(["1001"]);
  expect(await found(" 4200002345202611231234567890 ")).toEqual(["1001"]);
  expect(await found("pi_3A")).toEqual([]);
  expect(await found("pi_3abc")).toEqual([]);
  expect((await search(shop.viewer, { q: "pi_other" })).items).toContainEqual(expect.objectContaining({ kind: "order", id: "1002" }));
});

test("a payment that is told again is kept once; one for two orders leads to both", async () => {
  for (let i = 0; i < 2; i++) await told(payment("1001", "pi_3Abc", 4_000));
  await told({ type: "order.created", order: order("1003") }, { type: "order.created", order: order("1004") });
  await told(payment("1003", "pi_both", 5_000), payment("1004", "pi_both", 5_000));
  expect((await found("pi_both")).toSorted()).toEqual(["1003", "1004"]);
  const [row] = await database().sql<{ n: number }[]>`select count(*)::int as n from shop_payment`;
  expect(row?.n).toBe(5);
});

test("another shop's payment leads nowhere here", async () => {
  await database().sql`insert into shop_payment (workspace_id, id, order_id) values (${randomUUID()}, 'pi_theirs', '1001')`;
  expect(await found("pi_theirs")).toEqual([]);
});

test("orders that were there before are found too: the migration has taken their payments in", async () => {
  const { sql } = database();
  await sql`delete from shop_payment`;
  const { readFileSync } = await import("node:fs");
  const migration = readFileSync(new URL("../../drizzle/migrations/0033_payments.sql", import.meta.url), "utf8");
  await sql.unsafe(migration.split("--> statement-breakpoint")[1] ?? "");
  expect(await found("pi_3Abc")).toEqual(["1001"]);
  expect((await found("pi_both")).toSorted()).toEqual(["1003", "1004"]);
});
