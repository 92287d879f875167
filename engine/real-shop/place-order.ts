/** Buys something in the real shop, step by step as a customer's browser does. */
import type { RealShop } from "./real-shop.ts";

export interface PlacedOrder {
  readonly id: string;
  /** "#1" for the first. */
  readonly number: string;
}

/** @param skus one piece of each */
export async function placeOrder({ url, keys }: RealShop, skus: readonly string[]): Promise<PlacedOrder> {
  const store = async <T>(path: string, body: unknown): Promise<T> => {
    const headers = { "content-type": "application/json", "x-publishable-api-key": keys.publishableKey };
    const answer = await fetch(`${url}/store${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`POST /store${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    return (await answer.json()) as T;
  };
  const { cart } = await store<{ cart: { id: string } }>("/carts", {
    region_id: keys.regionId,
    email: "anna.berg@example.com",
    items: skus.map((sku) => ({ variant_id: keys.variants[sku], quantity: 1 })),
    shipping_address: {
      first_name: "Anna",
      last_name: "Berg",
      address_1: "Lindenweg 1",
      city: "Berlin",
      country_code: "de",
      postal_code: "10115",
    },
  });
  await store(`/carts/${cart.id}/shipping-methods`, { option_id: keys.shippingOptionId });
  const { payment_collection } = await store<{ payment_collection: { id: string } }>("/payment-collections", { cart_id: cart.id });
  await store(`/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" });
  const { order } = await store<{ order: { id: string; display_id: number } }>(`/carts/${cart.id}/complete`, {});
  return { id: order.id, number: `#${order.display_id}` };
}
