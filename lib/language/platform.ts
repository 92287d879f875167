/** Actions on orders that reach the shop's platform or its payment provider. */
import type { Words } from "./words.ts";

const refusals: Record<string, Words> & { other: Words } = {
  "too-much": { en: "Refused: only {left} is left to refund.", zh: "未退款：可退余额只剩 {left}。" },
  "nothing-left": { en: "Refused: nothing is left to refund.", zh: "未退款：没有可退余额。" },
  currency: { en: "Refused: the order is in another currency.", zh: "未退款：订单使用其他币种。" },
  "price-unknown-sku": { en: "No product in the shop has this SKU.", zh: "店铺中没有这个 SKU。" },
  "price-too-low": { en: "Left at {before}: the new price is below the lowest.", zh: "保持 {before}：新价格低于下限。" },
  "price-too-high": { en: "Left at {before}: the new price is above the highest.", zh: "保持 {before}：新价格高于上限。" },
  "price-too-far": { en: "Left at {before}: that would be too large a step at once.", zh: "保持 {before}：单次变动过大。" },
  "price-changed": { en: "Left at {before}: the price has been changed since.", zh: "保持 {before}：之后价格已有变动。" },
  "price-currency": { en: "Left at {before}: the prices are in different currencies.", zh: "保持 {before}：币种不一致。" },
  other: { en: "It was refused.", zh: "被拒绝。" },
};

export const platformOutcomeWords = {
  through: { en: "Through {system}.", zh: "通过 {system} 完成。" },
  onlyHere: { en: "Only in Tradewind: no connection to the shop.", zh: "仅在 Tradewind 中：没有连接到店铺。" },
  already: { en: "An earlier try had done it already.", zh: "之前的一次尝试已经完成。" },
  unchanged: { en: "It was so already; nothing changed.", zh: "本来就是这样，没有改动。" },
  refunded: { en: "{amount} went back, {left} is left.", zh: "已退 {amount}，剩余 {left}。" },
  replaced: { en: "The new order is {number}.", zh: "新订单号为 {number}。" },
  price: { en: "{before} became {after}.", zh: "由 {before} 改为 {after}。" },
  allLeft: { en: "all that is left", zh: "全部余额" },
  refusals,
} as const;
