"use client";
/** Numbers as people type them, and what is typed as a value to compare with. */
import type { ComparedField } from "#lib/flow/condition/choices.ts";
import type { Literal } from "#lib/flow/condition/model.ts";

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

/** A field of any kind is compared as a number where it is one in the sample. */
export function literalFrom(text: string, field: ComparedField, sample: unknown): Literal {
  const numeric = field.type === "number" || field.type === "money" || (field.type === "any" && typeof sample === "number");
  const number = numeric ? numberFrom(text, field.type === "money") : null;
  return number === null ? { kind: "text", text } : { kind: "number", number };
}
