import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { order } from "#lib/commerce/order.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { changeStock, setStockWarning } from "../commands/change-stock.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import { performInside } from "../effects/perform.ts";
import { database } from "../store/database.ts";
import { getCustomer } from "./get-customer.ts";
import { getOrder } from "./get-order.ts";
import { getStock } from "./get-stock.ts";
import { getStockTimeline } from "./get-stock-timeline.ts";
import { listStock } from "./list-stock.ts";

let shop: TestShop;
const at = new Date(Date.now() - 60_000).toISOString();
beforeAll(async () => {
  shop = await openTestShop();
  const { sql } = database();
  await sql`
    insert into shop_customer (workspace_id, id, name, email, phone, locale, tags, first_seen_at, updated_at)
    values (${shop.workspaceId}, 'c1', 'Li Na', 'li.na@example.com', '', 'zh-CN', '{vip}', now(), now())`;
  await sql.begin(async (tx) => {
    const desk = openDesk(tx);
    await desk.orders.lock([{ workspaceId: shop.workspaceId, id: "1" }]);
    const total = { amountMinor: 5000, currency: "EUR" };
    const document = { ...order.parse({ id: "1", number: "#1", currency: "EUR", total, items: [{ sku: "TEA", quantity: 2 }] }), asOf: at };
    const row = { workspaceId: shop.workspaceId, id: "1", sourceId: null, foldedSeq: 0, status: "paid" as const, tags: [] };
    desk.orders.put(
      {
        ...row,
        document: { ...document, refunds: [] },
        refundedMinor: 1000,
        customerId: "c1",
        customerName: "Li Na",
        placedAt: at,
        updatedAt: at,
      },
      false,
    );
    await Promise.all(desk.write());
  });
});
afterAll(() => shop.close());

const perform = (effect: "stock.reserve" | "order.note" | "customer.tag", args: object) =>
  database().sql.begin(async (tx) => {
    const desk = openDesk(tx);
    const [outcome] = await performInside(desk, [{ effect, args, key: randomUUID(), workspaceId: shop.workspaceId, runId: null, at }]);
    await desk.settle();
    await Promise.all(desk.write());
    return outcome;
  });

test("stock is changed by hand with a name and a reason, and its page tells of it", async () => {
  await changeStock(shop.editor, { sku: "TEA", location: "Shenzhen", onHand: 9, reason: "First count" });
  await changeStock(shop.editor, { sku: "TEA", location: "Shenzhen", by: -1, reason: "Broken" });
  await expect(changeStock(shop.editor, { sku: "TEA", location: "Shenzhen", by: -20, reason: "" })).rejects.toMatchObject({ status: 409 });
  await expect(changeStock(shop.editor, { sku: "NONE", location: "", by: 1, reason: "" })).rejects.toMatchObject({ status: 422 });
  await changeStock(shop.editor, { sku: "CUP", location: "Shenzhen", onHand: 4, reason: "" });
  await changeStock(shop.editor, { sku: "CUP", location: "Hamburg", onHand: 2, reason: "" });
  expect((await listStock(shop.viewer, {})).items.map(({ sku, places }) => [sku, places]).toSorted()).toEqual([
    ["CUP", 2],
    ["TEA", 1],
  ]);
  await setStockWarning(shop.editor, { sku: "TEA", warnBelow: 5, rearmAbove: 8 });
  expect(await perform("stock.reserve", { orderId: "1", places: [], split: "line", part: false, exactly: null })).toMatchObject({
    ok: true,
  });
  const stock = await getStock(shop.viewer, { sku: "TEA" });
  expect(stock).toMatchObject({ onHand: 8, reserved: 2, free: 6, warnBelow: 5, sold: { pieces: 2 } });
  expect(stock.levels).toEqual([{ location: "Shenzhen", onHand: 8, reserved: 2, free: 6 }]);
  expect(stock.holdings).toMatchObject([{ order: { id: "1", number: "#1" }, quantity: 2 }]);
  expect(stock.days.at(-1)).toMatchObject({ free: 6 });
  expect(stock.entries.items.map(({ kind, by, reason }) => [kind, by, reason])).toEqual(
    expect.arrayContaining([
      ["count", "editor", "First count"],
      ["adjust", "editor", "Broken"],
    ]),
  );
  // all pages of the story together are the story, each thing once
  const told: string[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await getStockTimeline(shop.viewer, { sku: "TEA", limit: 1, ...(cursor ? { cursor } : {}) });
    told.push(...page.items.map((item) => (item.kind === "stock" ? item.entry.id : item.kind)));
    more = page.next !== null;
    cursor = page.next ?? undefined;
  }
  expect(told).toEqual(stock.entries.items.map(({ id }) => id));
  expect((await listStock(shop.viewer, { search: "te" })).items.map(({ sku }) => sku)).toEqual(["TEA"]);
  expect((await listStock(shop.viewer, { state: "low" })).items).toEqual([]);
});

test("an order shows how it stands, what is set aside for it and what was written on it", async () => {
  await perform("order.note", { orderId: "1", text: "Gift wrap" });
  const shown = await getOrder(shop.viewer, { id: "1" });
  expect(shown.standing).toEqual({ payment: "paid", fulfilment: "unshipped", held: false, course: "open" });
  expect(shown.reserved).toEqual([{ sku: "TEA", location: "Shenzhen", quantity: 2 }]);
  expect(shown.timeline.items.map((item) => (item.kind === "written" ? item.text : item.kind))).toContain("Gift wrap");
});

test("a customer shows our tags with the platform's, and what they bought and gave back", async () => {
  await perform("customer.tag", { customerId: "c1", tag: "careful" });
  const customer = await getCustomer(shop.viewer, { id: "c1" });
  expect(customer.tags).toEqual(["vip", "careful"]);
  expect(customer.history.days30).toEqual({
    ...{ orders: 1, refunds: 1, disputes: 0 },
    spent: [{ amountMinor: 5000, currency: "EUR" }],
    refunded: [{ amountMinor: 1000, currency: "EUR" }],
  });
  expect(customer.orders.items.map(({ id }) => id)).toEqual(["1"]);
});
