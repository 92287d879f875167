/** Fills the shelves by the shop's own back office: what was sold at an earlier opening is not there any more. */
import { backOffice } from "./back-office.ts";
import type { RealShop } from "./real-shop.ts";

interface InventoryItem {
  readonly id: string;
  readonly location_levels: readonly {
    readonly location_id: string;
    readonly stocked_quantity: number;
    readonly reserved_quantity: number;
  }[];
}

/** @param pieces how many of each are for sale afterwards, at least */
export async function restock(shop: Pick<RealShop, "url" | "keys">, pieces: number): Promise<void> {
  const { inventory_items: items } = await backOffice<{ inventory_items: readonly InventoryItem[] }>(
    shop,
    "/inventory-items?fields=id,*location_levels&limit=100",
  );
  for (const { id, location_levels: levels } of items) {
    const [level] = levels;
    if (!level || level.stocked_quantity - level.reserved_quantity >= pieces) continue;
    await backOffice(shop, `/inventory-items/${id}/location-levels/${level.location_id}`, {
      stocked_quantity: level.reserved_quantity + pieces,
    });
  }
}
