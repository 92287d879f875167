/** The demo shop's products as its platform would have told them, when the shop opened. */
import { day, instantText, minute } from "../commerce/instant.ts";
import type { DemoEvent } from "./order-life.ts";
import { type Product, products } from "./products.ts";

export const productLife = (until: number): DemoEvent[] =>
  products.map((product, n) => {
    const at = until - 60 * day + (n + 1) * minute;
    return { at, body: { type: "product.updated", timestamp: instantText(at), data: { product: told(product) } } };
  });

const kinds: Record<Product["family"], string> = {
  tea: "Tea",
  pot: "Teaware",
  cup: "Teaware",
  table: "Table",
  home: "Home",
  gift: "Gifts",
};

function told({ sku, title, family, price }: Product) {
  const id = `demo-${sku.toLowerCase()}`;
  const money = { amountMinor: price.CNY, currency: "CNY" };
  return {
    id,
    title: title.en,
    status: "active",
    kind: kinds[family],
    price: money,
    variants: [{ id: `${id}-1`, sku, title: "", price: money }],
  };
}
