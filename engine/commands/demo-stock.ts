/** The demo shop's stock as its people would have set it up: warnings for what sells, and goods set aside for orders that wait. */
import type { Transaction } from "#drizzle/client.ts";
import { products } from "#lib/demo/products.ts";
import { openDesk } from "../effects/database/open-desk.ts";
import { performInside } from "../effects/perform.ts";
import { together } from "../store/together.ts";

const ordersMax = 40;

export async function setUpDemoStock(tx: Transaction, workspaceId: string, at: string): Promise<void> {
  const desk = openDesk(tx);
  const call = { key: "demo", workspaceId, runId: null, at };
  await performInside(
    desk,
    products.map(({ sku, appeal }) => ({
      ...call,
      effect: "stock.set-warning" as const,
      args: { sku, below: String(appeal * 2), rearmAbove: String(appeal * 3), expected: null },
    })),
  );
  const waiting = await tx<{ id: string }[]>`
    select id from shop_order where workspace_id = ${workspaceId} and status = 'paid' order by placed_at desc limit ${ordersMax}`;
  await performInside(
    desk,
    waiting.map(({ id }) => ({
      ...call,
      effect: "stock.reserve" as const,
      args: { orderId: id, places: [], split: "line" as const, part: false, exactly: null },
    })),
  );
  await together(desk.write());
}
