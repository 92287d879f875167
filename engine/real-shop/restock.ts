/** Fills the shelves by the shop's own back office: what was sold at an earlier opening is not there any more. */
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
export async function restock({ url, keys }: Pick<RealShop, "url" | "keys">, pieces: number): Promise<void> {
  const admin = async <T>(path: string, body?: unknown): Promise<T> => {
    const headers = { "content-type": "application/json", authorization: `Basic ${Buffer.from(`${keys.secretKey}:`).toString("base64")}` };
    const answer = await fetch(`${url}/admin${path}`, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
    if (!answer.ok) throw new Error(`${path} of the shop's back office answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    return (await answer.json()) as T;
  };
  const { inventory_items: items } = await admin<{ inventory_items: readonly InventoryItem[] }>(
    "/inventory-items?fields=id,*location_levels&limit=100",
  );
  for (const { id, location_levels: levels } of items) {
    const [level] = levels;
    if (!level || level.stocked_quantity - level.reserved_quantity >= pieces) continue;
    await admin(`/inventory-items/${id}/location-levels/${level.location_id}`, { stocked_quantity: level.reserved_quantity + pieces });
  }
}
