/** Settings that the steps on stock share. */
import { filledTemplate, template } from "./fields.ts";

export const skuField = () => filledTemplate({ label: { en: "SKU", zh: "SKU" }, placeholder: "TEA-LJ-100" });
export const placeField = () =>
  template({
    label: { en: "Place", zh: "仓库" },
    hint: { en: "Leave empty where the shop has only one", zh: "只有一个仓库时留空" },
    placeholder: { en: "Shenzhen", zh: "深圳仓" },
  }).default("");
export const reasonField = () =>
  template({ label: { en: "Reason", zh: "原因" }, placeholder: { en: "Returned by a customer", zh: "客户退回" } }).default("");
