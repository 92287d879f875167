/** Whether a value is what an operation takes, and what is then sent: a text that says a number becomes one. */

import { decimalText } from "../commerce/decimal-text.ts";
import { instantMs } from "../commerce/instant.ts";
import { money } from "../commerce/money.ts";
import { isObject } from "../flow/is-object.ts";
import type { Taken } from "./operation.ts";

export type Misfit = "text" | "number" | "whole" | "range" | "length" | "flag" | "choice" | "date" | "moment" | "uuid" | "list" | "json";
export type Fit = { ok: true; value: unknown } | { ok: false; why: Misfit };

const fits = (value: unknown): Fit => ({ ok: true, value });
const misfit = (why: Misfit): Fit => ({ ok: false, why });

/**
 * `raw` is there: neither missing nor an empty text.
 * @param isInside it stands in a list or a group that is there as such: a text in it is a text, and no JSON
 */
export function fitValue(takes: Taken, raw: unknown, isInside = false): Fit {
  switch (takes.kind) {
    case "text":
      return fitText(takes, raw);
    case "number":
      return fitNumber(takes, raw);
    case "flag": {
      const flag = typeof raw === "string" ? flags.get(raw.trim().toLowerCase()) : raw;
      return typeof flag === "boolean" ? fits(flag) : misfit("flag");
    }
    case "choice": {
      const value = takes.values.find((each) => String(each) === scalarText(raw)?.trim());
      return value === undefined ? misfit("choice") : fits(value);
    }
    case "list":
      return fitList(takes, raw, isInside);
    case "record":
      return fitRecord(takes, raw, isInside);
    case "json": {
      if (typeof raw !== "string" || isInside) return fits(raw);
      const parsed = jsonIn(raw);
      return parsed === undefined ? misfit("json") : fits(parsed);
    }
  }
}

/** An amount of money is its decimal; null: a list or a group of fields. */
function scalarText(raw: unknown): string | null {
  if (typeof raw !== "object") return String(raw);
  const amount = money.safeParse(raw);
  return amount.success ? decimalText(amount.data) : null;
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

function fitText({ form, min = 0, max = Number.POSITIVE_INFINITY }: Extract<Taken, { kind: "text" }>, raw: unknown): Fit {
  const text = scalarText(raw);
  if (text === null) return misfit("text");
  if (form === "date") {
    const day = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text.trim())?.[1];
    return day !== undefined && instantMs(text) !== null ? fits(day) : misfit("date");
  }
  if (form === "moment") return instantMs(text) === null || !text.includes(":") ? misfit("moment") : fits(text.trim());
  if (form === "uuid" && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim())) return misfit("uuid");
  return text.length < min || text.length > max ? misfit("length") : fits(text);
}

const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** A whole number past 2^53 is kept exactly: ids of other systems are such. */
function fitNumber({ whole, min, max }: Extract<Taken, { kind: "number" }>, raw: unknown): Fit {
  const text = scalarText(raw)?.trim() ?? "";
  if (!numeral.test(text)) return misfit(whole ? "whole" : "number");
  const number = Number(text);
  if (!Number.isFinite(number)) return misfit("number");
  if (whole && !Number.isInteger(number)) return misfit("whole");
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) return misfit("range");
  return fits(/^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number);
}

function fitList(takes: Extract<Taken, { kind: "list" }>, raw: unknown, isInside: boolean): Fit {
  const items = Array.isArray(raw) ? raw : typeof raw === "string" && !isInside ? listIn(raw, takes.of) : null;
  if (!items) return misfit("list");
  if (items.length < (takes.min ?? 0) || items.length > (takes.max ?? Number.POSITIVE_INFINITY)) return misfit("length");
  const values: unknown[] = [];
  for (const item of items) {
    if (item === null || item === undefined) continue;
    const fit = fitValue(takes.of, item, true);
    if (!fit.ok) return fit;
    values.push(fit.value);
  }
  return fits(values);
}

/** JSON, or single values with commas between them. */
function listIn(text: string, of: Taken): unknown[] | null {
  if (text.trim().startsWith("[")) {
    const parsed = jsonIn(text);
    return Array.isArray(parsed) ? parsed : null;
  }
  if (of.kind === "record" || of.kind === "list" || of.kind === "json") return null;
  return text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** What a record holds beside its known fields is sent as it is: the document may allow it. */
function fitRecord({ fields }: Extract<Taken, { kind: "record" }>, raw: unknown, isInside: boolean): Fit {
  const given = typeof raw === "string" && !isInside ? jsonIn(raw) : raw;
  if (!isObject(given)) return misfit("json");
  const value: Record<string, unknown> = { ...given };
  for (const { name, takes } of fields) {
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    if (own === null || own === undefined) continue;
    const fit = fitValue(takes, own, true);
    if (!fit.ok) return fit;
    value[name] = fit.value;
  }
  return fits(value);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
