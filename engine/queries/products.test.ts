/** Products as their platforms tell them: folded, listed, searched, priced in the shop's currency, with their story. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { readingVersion, readMeaning } from "#lib/commerce/read-event.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { fold } from "../effects/database/fold.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import { database } from "../store/database.ts";
import { getProduct, getProductTimeline } from "./get-product.ts";
import { listProducts } from "./list-products.ts";
import { search } from "./search.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

/** As Shopify sends it: prices as text, without a currency. */
const shopify = (id: number, more: object = {}) => ({
  id,
  title: `Product ${id}`,
  vendor: "Arc",
  product_type: "Lamp",
  handle: `product-${id}`,
  status: "active",
  tags: "new, lamp",
  updated_at: "2026-11-20T10:00:00Z",
  variants: [
    { id: id * 10, sku: `S-${id}-A`, title: "Small", price: "19.90", inventory_item_id: id * 100 },
    { id: id * 10 + 1, sku: `S-${id}-B`, title: "Large", price: "129.00", inventory_item_id: id * 100 + 1 },
  ],
  ...more,
});
async function told(body: object, topic = "products/update", receivedAt = "2026-11-20T10:00:01.000Z"): Promise<void> {
  const read = readMeaning({ platform: "shopify", topic, v: readingVersion }, JSON.stringify(body));
  const event: CanonicalEvent = { ...read.meaning, id: randomUUID(), workspaceId: shop.workspaceId, sourceId: null, receivedAt, body };
  await database().sql.begin(async (tx) => {
    const desk = openDesk(tx);
    await fold(tx, desk, [{ event, seq: null }]);
    await Promise.all(desk.write());
  });
}

test("a product has its variants, its prices in the shop's currency, and its stock by SKU", async () => {
  await told(shopify(1));
  expect(await getProduct(shop.viewer, { id: "1" })).toMatchObject({ price: null, items: [{ price: null }, { price: null }] });
  const { sql } = database();
  await sql`insert into shop_order (workspace_id, id, number, platform, status, currency, total_minor, document, placed_at, updated_at)
    values (${shop.workspaceId}, 'o1', '#1', 'shopify', 'paid', 'EUR', 100, '{}', now(), now())`;
  await sql`insert into stock_item (workspace_id, sku, on_hand, reserved, is_low, updated_at) values (${shop.workspaceId}, 'S-1-A', 7, 2, true, now())`;
  expect(await getProduct(shop.viewer, { id: "1" })).toMatchObject({
    ...{ title: "Product 1", state: "on-sale", vendor: "Arc", kind: "Lamp", tags: ["new", "lamp"], variants: 2, free: 5 },
    price: { from: { amountMinor: 1_990, currency: "EUR" }, to: { amountMinor: 12_900, currency: "EUR" } },
    items: [
      { sku: "S-1-B", price: { amountMinor: 12_900 }, stock: null },
      { sku: "S-1-A", price: { amountMinor: 1_990 }, stock: { onHand: 7, reserved: 2, free: 5, isLow: true } },
    ],
  });
});

test("an older word changes nothing, also after the product is gone", async () => {
  await told(shopify(2, { title: "New name", updated_at: "2026-11-21T10:00:00Z" }));
  await told(shopify(2, { title: "Old name", updated_at: "2026-11-19T10:00:00Z" }));
  expect(await getProduct(shop.viewer, { id: "2" })).toMatchObject({ title: "New name", variants: 2 });
  await told({ id: 2, updated_at: "2026-11-22T10:00:00Z" }, "products/delete");
  await told(shopify(2, { title: "Late word", updated_at: "2026-11-21T12:00:00Z" }));
  expect(await getProduct(shop.viewer, { id: "2" })).toMatchObject({ title: "New name", state: "deleted", variants: 0, items: [] });
  const ids = async (query: object) => (await listProducts(shop.viewer, query)).items.map(({ id }) => id);
  expect(await ids({})).not.toContain("2");
  expect(await ids({ state: "deleted" })).toEqual(["2"]);
});

test("found by the beginning of its name or of a SKU, by its state, page by page", async () => {
  for (let id = 10; id < 15; id++) await told(shopify(id, { title: `Kettle ${id}`, status: id % 2 ? "draft" : "active" }));
  const ids = async (query: object) => (await listProducts(shop.viewer, query)).items.map(({ id }) => id).toSorted();
  expect(await ids({ search: "kett" })).toEqual(["10", "11", "12", "13", "14"]);
  expect(await ids({ search: "s-12-b" })).toEqual(["12"]);
  expect(await ids({ search: "%" })).toEqual([]);
  expect(await ids({ search: "kett", state: "off-sale" })).toEqual(["11", "13"]);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listProducts(shop.viewer, { search: "kett", limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  expect(seen.toSorted()).toEqual(["10", "11", "12", "13", "14"]);
  expect((await search(shop.viewer, { q: "Kettle 12" })).items).toContainEqual({
    kind: "product",
    id: "12",
    title: "Kettle 12",
    detail: "Arc",
  });
});

test("its story has its events, the prices set from here, and the tasks about it, newest first", async () => {
  const { sql } = database();
  await told(shopify(30));
  await sql`insert into price_change (workspace_id, key, product_id, sku, before_minor, after_minor, currency, state, at) values
    (${shop.workspaceId}, 'r/n/1', '30', 'S-30-A', 1990, 1490, 'EUR', 'done', '2026-11-21T10:00:00Z'),
    (${shop.workspaceId}, 'undo/j/r/n/1', '30', 'S-30-A', 1490, 1990, 'EUR', 'done', '2026-11-22T10:00:00Z'),
    (${shop.workspaceId}, 'r/n/2', '30', 'S-30-A', 1, 2, 'EUR', 'asked', '2026-11-22T11:00:00Z')`;
  await sql`insert into team_task (workspace_id, id, title, about_type, about_id, created_at, updated_at)
    values (${shop.workspaceId}, ${randomUUID()}, 'Look at the lamp', 'product', '30', '2026-11-21T10:00:00Z', now())`;
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await getProductTimeline(shop.viewer, { id: "30", limit: 1, ...(cursor ? { cursor } : {}) });
    for (const item of page.items)
      seen.push(item.kind === "price" ? `${item.after.amountMinor}${item.undone ? " undone" : ""}` : item.kind);
    cursor = page.next;
  }
  expect(seen).toEqual(["1990 undone", "1490", "task"]);
});

test("a product that nobody told of is not there", async () => {
  await expect(getProduct(shop.viewer, { id: "nothing" })).rejects.toMatchObject({ status: 404 });
});
