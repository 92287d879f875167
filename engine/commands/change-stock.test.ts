/** Stock that is changed by hand while more waits to be done than the shop takes in. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { limits } from "#lib/limits.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { database } from "../store/database.ts";
import { changeStock, setStockWarning } from "./change-stock.ts";

vi.mock("../store/backlog.ts", () => ({ readBacklog: () => Promise.resolve(limits.backlogMax) }));

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());

test("a change that is made is not refused, and the warning that follows from it is kept with it", async () => {
  await changeStock(shop.editor, { sku: "TEA", location: "", onHand: 9, reason: "" });
  await setStockWarning(shop.editor, { sku: "TEA", warnBelow: 5, rearmAbove: null });
  await changeStock(shop.editor, { sku: "TEA", location: "", by: -6, reason: "" });
  const { sql } = database();
  const events = await sql`select type, origin, entity_id from event where type = 'stock.low'`;
  expect(events).toEqual([{ type: "stock.low", origin: "flow", entity_id: "TEA" }]);
});
