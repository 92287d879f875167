"use client";

/** "1,200", "１２００" and "¥1 200" are numbers too; null: not yet one. Money is compared with a decimal: `500.0`. */
export function numberFrom(text: string, money: boolean): string | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s,，¥￥$€£]/g, "")
    .replace(/\.$/, "");
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(plain)) return null;
  const trimmed = plain.replace(/^(-?)0+(?=\d)/, "$1");
  return money && !trimmed.includes(".") ? `${trimmed}.0` : trimmed;
}

/** `500.0` is shown as it was typed. */
export const shownNumber = (number: string): string => number.replace(/\.0$/, "");
