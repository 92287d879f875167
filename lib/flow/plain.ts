/** Values on their way out of an expression: as plain JSON for journals and effects, and as text for people and providers. */
import { decimalText } from "../commerce/decimal-text.ts";
import { Amount } from "./amount.ts";
import { plain } from "./shape.ts";

const textMax = 200;
const itemsMax = 20;

/** Plain JSON; undefined for what is missing. */
export function toPlain(value: unknown): unknown {
  switch (typeof value) {
    case "bigint":
      return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();
    case "number":
      return Number.isFinite(value) ? value : null;
    case "string":
    case "boolean":
    case "undefined":
      return value;
    case "object":
      return value === null ? null : objectToPlain(value);
    default:
      return undefined;
  }
}

function objectToPlain(value: object): unknown {
  if (Array.isArray(value)) return value.map((item) => toPlain(item) ?? null);
  if (value instanceof Amount) return value.money;
  if (plain in value) return value[plain];
  if ("toISOString" in value && typeof value.toISOString === "function") return value.toISOString();
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
  return String(value);
}

/** As it stands in a text: money as its plain decimal, a time as ISO 8601, a list of words with commas, anything larger as JSON; missing is empty. */
export function toText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  if (value instanceof Amount) return decimalText(value.money);
  const read = toPlain(value);
  if (Array.isArray(read)) return read.every(isScalar) ? read.map((item) => item ?? "").join(", ") : JSON.stringify(read);
  return typeof read === "object" ? JSON.stringify(read) : String(read);
}

const isScalar = (value: unknown) => typeof value !== "object" || value === null;

/** Small enough to be kept with every decision: long texts cut, lists and records shown by their size. */
export function toPreview(value: unknown): unknown {
  if (typeof value === "string") return value.length > textMax ? `${value.slice(0, textMax).toWellFormed()}…` : value;
  if (Array.isArray(value)) {
    const some = value.slice(0, itemsMax).map((item) => (isScalar(item) || item instanceof Amount ? toPreview(item) : "{…}"));
    return value.length > itemsMax ? [...some, "…"] : some;
  }
  if (typeof value !== "object" || value === null) return toPlain(value) ?? null;
  const small = value instanceof Amount || "toISOString" in value;
  return small ? toPlain(value) : "{…}";
}

/** Nothing there: missing, null, an empty text, list or record, or a record of empty fields (a guest's customer). Zero is something. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value !== "object" || value instanceof Amount) return false;
  if (Array.isArray(value)) return value.length === 0;
  if (plain in value) return isBlank(value[plain]);
  return !("toISOString" in value) && Object.keys(value).length === 0;
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isBlank);
}
