/** A shop on a database of its own, dropped at `close`. */
import { openTestDatabase } from "./database.ts";
import { openShopOn, type TestShop } from "./shop-on.ts";

export type { TestShop } from "./shop-on.ts";

export async function openTestShop(): Promise<TestShop> {
  const opened = await openTestDatabase();
  const shop = await openShopOn(opened.url, opened.sql);
  return {
    ...shop,
    async close() {
      await shop.close();
      await opened.close();
    },
  };
}
