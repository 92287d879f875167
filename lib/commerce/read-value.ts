/** Reads single values out of a payload that may hold anything. Each reader is total: what does not fit becomes the empty default. */
import { limits } from "../limits.ts";
import { currencyCode } from "./currency.ts";
import { instantMs } from "./instant.ts";
import type { Money } from "./money.ts";
import { parseMoney } from "./parse-money.ts";

export type Fields = Readonly<Record<string, unknown>>;
const none: Fields = {};

export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : none;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, limits.orderItemsMax) : [];
}

export function text(value: unknown): string {
  if (typeof value === "string")
    return value.length > limits.payloadTextCharsMax ? value.slice(0, limits.payloadTextCharsMax).toWellFormed() : value;
  return typeof value === "number" ? String(value) : "";
}

/** A name short enough to be a key: a topic. */
export const cut = (value: string): string => value.slice(0, limits.idCharsMax).toWellFormed();

/** An id as text, empty where there is none. One longer than any platform's is none: cut, it could be another's. */
export function id(value: unknown): string {
  const read =
    typeof value === "number" ? (Number.isSafeInteger(value) ? String(value) : "") : typeof value === "string" ? value.trim() : "";
  return read.length <= limits.idCharsMax ? read : "";
}

/** A count that fits a database integer. */
export function count(value: unknown): number {
  const number = typeof value === "string" && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : 0;
}

export const flag = (value: unknown): boolean => value === true || value === "true";

/** ISO 8601 with its zone as it was sent; empty for what the database would refuse. */
export function time(value: unknown): string {
  if (typeof value !== "string" || !iso.test(value)) return "";
  return instantMs(value) === null ? "" : value;
}
const iso = /^(?:19|2\d)\d\d-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

export function amount(value: unknown, currency: unknown): Money {
  const code = currencyCode(currency);
  return parseMoney(value, code) ?? { amountMinor: 0, currency: code };
}

/** Tags as a list, each once: from Shopify's "a, b" or from a list. */
export function tags(value: unknown): string[] {
  const parts = typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : [];
  const read = parts.map((part) => text(part).trim()).filter((part) => part !== "" && part.length <= limits.idCharsMax);
  return [...new Set(read)].slice(0, limits.orderTagsMax);
}
