/** What the fields of a list's items are called. A forgotten field does not compile. */
import type { LineItem } from "../commerce/order.ts";
import type { Variant } from "../commerce/parts/product.ts";
import type { Words } from "./words.ts";

export const lineItemWords = {
  id: { en: "item’s ID", zh: "明细 ID" },
  sku: { en: "SKU", zh: "SKU" },
  productId: { en: "product ID", zh: "商品 ID" },
  variantId: { en: "variant ID", zh: "规格 ID" },
  title: { en: "product title", zh: "商品名称" },
  quantity: { en: "quantity", zh: "数量" },
  price: { en: "price of one", zh: "单价" },
  total: { en: "total of the item", zh: "明细小计" },
} satisfies Record<keyof LineItem, Words>;

export const variantWords = {
  id: { en: "variant’s ID", zh: "规格 ID" },
  sku: { en: "SKU", zh: "SKU" },
  itemId: { en: "platform’s stock ID", zh: "平台库存 ID" },
  title: { en: "variant", zh: "规格名称" },
  price: { en: "price", zh: "价格" },
  priceText: { en: "price as it was sent", zh: "原始价格" },
  available: { en: "free to sell", zh: "可售数量" },
} satisfies Record<keyof Variant, Words>;

/** By its name alone; where two lists share one, the order's item speaks. */
export const listFieldWords: Readonly<Record<string, Words>> = { ...variantWords, ...lineItemWords };

export const itemWords = {
  /** What a list of texts holds. */
  item: { en: "the item itself", zh: "该项本身" },
  group: { en: "Each item", zh: "每一项" },
} satisfies Record<string, Words>;
