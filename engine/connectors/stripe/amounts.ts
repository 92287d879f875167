/** Stripe's amounts: its smallest unit is not ISO 4217's in a few currencies. */
import { currencyCode, minorDigits } from "#lib/commerce/currency.ts";
import type { Money } from "#lib/commerce/money.ts";

/** Decimals that Stripe counts, where they differ: two for some that have none, none for one that has two. */
const digitsAtStripe: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

const shift = (currency: string): number => (digitsAtStripe[currency] ?? minorDigits(currency)) - minorDigits(currency);

/** Null for an amount that it cannot hold: fractions of an ariary, the last digit of a dinar. */
export function stripeAmount({ amountMinor, currency }: Money): number | null {
  const by = shift(currency);
  const scaled = by >= 0 ? amountMinor * 10 ** by : amountMinor / 10 ** -by;
  if (!Number.isSafeInteger(scaled)) return null;
  return minorDigits(currency) === 3 && scaled % 10 !== 0 ? null : scaled;
}

export function moneyAtStripe(amount: unknown, currency: unknown): Money | null {
  const code = currencyCode(currency);
  if (typeof amount !== "number" || code === "") return null;
  const by = shift(code);
  const minor = by >= 0 ? amount / 10 ** by : amount * 10 ** -by;
  return Number.isSafeInteger(minor) ? { amountMinor: minor, currency: code } : null;
}
