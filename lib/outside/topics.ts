/** What each shop is asked to send us, in its own words. */
import type { shopKinds } from "../api/connect.ts";

export const shopTopics: Readonly<Record<(typeof shopKinds)[number], readonly string[]>> = {
  shopify: [
    "orders/create",
    "orders/updated",
    "orders/paid",
    "orders/fulfilled",
    "orders/partially_fulfilled",
    "orders/cancelled",
    "refunds/create",
    "disputes/create",
    "checkouts/create",
    "checkouts/update",
    "inventory_levels/update",
    "products/update",
    "customers/create",
    "customers/update",
  ],
  woocommerce: ["order.created", "order.updated", "product.updated", "customer.created", "customer.updated"],
  // a subscriber in the shop's own code sends them
  medusa: [],
};
