/** A provider's decimal text as minor units, digit by digit: no binary fraction on the way. */
import { minorDigits } from "./currency.ts";
import type { Money } from "./money.ts";

const decimal = /^([+-]?)(\d{1,18})(?:\.(\d{0,30}))?$/;

/**
 * Null for what is no amount, or too large to count exactly. Digits finer than the currency's smallest unit (unit prices
 * have them) are rounded, a half away from zero.
 */
export function parseMoney(value: unknown, currency: string): Money | null {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return null;
  const parts = decimal.exec(text.trim());
  if (!parts) return null;
  const [, sign, whole = "0", fraction = ""] = parts;
  const digits = minorDigits(currency);
  const exact = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const size = exact + (fraction.charAt(digits) >= "5" ? 1 : 0);
  if (!Number.isSafeInteger(size)) return null;
  return { amountMinor: sign === "-" && size !== 0 ? -size : size, currency };
}

/** The sum in minor units; amounts too large to count exactly give 0, as an absent one does. */
export function sumMinor(amounts: readonly Money[]): number {
  const sum = amounts.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return Number.isSafeInteger(sum) ? sum : 0;
}
