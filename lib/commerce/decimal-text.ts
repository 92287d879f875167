import { minorDigits } from "./currency.ts";
import type { Money } from "./money.ts";

/** "199.00", "500" (yen), "1.234" (dinar): plain decimal text with the currency's own number of decimals. */
export function decimalText({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const size = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  const whole = size.slice(0, size.length - digits);
  return `${amountMinor < 0 ? "-" : ""}${whole}${digits ? `.${size.slice(-digits)}` : ""}`;
}
