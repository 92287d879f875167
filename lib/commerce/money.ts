/** Money: integer minor units with its currency; no binary fraction anywhere between a provider's text and ours. */
import { z } from "zod";
import { minorDigits } from "./currency.ts";

export const money = z.object({
  /** Integer count of the currency's smallest unit (cents, fen, yen). */
  amountMinor: z.int(),
  /** ISO 4217 code in capitals; empty only where nothing is known (an empty order). */
  currency: z.string().regex(/^([A-Z]{3})?$/),
});
export type Money = z.infer<typeof money>;

/** An exact number: `top / bottom` with `bottom` > 0. What money and the numbers it meets become while we calculate. */
export interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
}

const tens: bigint[] = Array.from({ length: 32 }, (_, power) => 10n ** BigInt(power));
const ten = (power: number): bigint => tens[power] ?? 10n ** BigInt(power);

/** In whole units of the currency: 19900 minor units of USD are 199. */
export const exactMoney = ({ amountMinor, currency }: Money): Exact => ({ top: BigInt(amountMinor), bottom: ten(minorDigits(currency)) });

const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** A number as the decimal that it is written as: 0.1 is one tenth, not the binary fraction beside it. Null for NaN and infinity. */
export function exactNumber(value: number | bigint): Exact | null {
  if (typeof value === "bigint") return { top: value, bottom: 1n };
  if (Number.isSafeInteger(value)) return { top: BigInt(value), bottom: 1n };
  const parts = decimal.exec(String(value));
  if (!parts) return null;
  const [, sign, whole = "0", fraction = "", power = "0"] = parts;
  const shift = Number(power) - fraction.length;
  const digits = BigInt(`${sign ?? ""}${whole}${fraction}`);
  return shift >= 0 ? { top: digits * ten(shift), bottom: 1n } : { top: digits, bottom: ten(-shift) };
}

export const addExact = (a: Exact, b: Exact): Exact =>
  a.bottom === b.bottom
    ? { top: a.top + b.top, bottom: a.bottom }
    : { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
export const negateExact = (a: Exact): Exact => ({ top: -a.top, bottom: a.bottom });
export const multiplyExact = (a: Exact, b: Exact): Exact => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
/** Null for a division by zero. */
export function divideExact(a: Exact, b: Exact): Exact | null {
  if (b.top === 0n) return null;
  const [top, bottom] = [a.top * b.bottom, a.bottom * b.top];
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
}
/** Negative, zero or positive, as a is less than, equal to or more than b. */
export function compareExact(a: Exact, b: Exact): number {
  const difference = a.bottom === b.bottom ? a.top - b.top : a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Rounded to the currency's smallest unit, a half away from zero; null where it is too large to count. */
export function moneyOfExact(value: Exact, currency: string): Money | null {
  const scaled = value.top * ten(minorDigits(currency));
  const [size, sign] = scaled < 0n ? [-scaled, -1] : [scaled, 1];
  const rounded = Number((size * 2n + value.bottom) / (value.bottom * 2n));
  if (!Number.isSafeInteger(rounded)) return null;
  return { amountMinor: rounded === 0 ? 0 : sign * rounded, currency };
}

/** Null where the currencies differ; nothing at all (zero without a currency) goes with any. */
export function addMoney(a: Money, b: Money): Money | null {
  const currency = commonCurrency(a, b);
  if (currency === null) return null;
  const sum = a.amountMinor + b.amountMinor;
  return Number.isSafeInteger(sum) ? { amountMinor: sum, currency } : null;
}

/** The currency in which two amounts may meet; null where they may not. */
export function commonCurrency(a: Money, b: Money): string | null {
  if (a.currency === b.currency) return a.currency;
  if (a.currency === "" && a.amountMinor === 0) return b.currency;
  if (b.currency === "" && b.amountMinor === 0) return a.currency;
  return null;
}
