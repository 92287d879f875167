/**
 * A list that is sent with one entry for each item of another: `{{ order.items.map(item, {"sku": item.sku}) }}`. Written and read
 * back without loss; a text of any other form is not touched, and edited as a formula.
 */
import { piecesOf } from "../flow/template-pieces.ts";

export interface EachOf {
  /** The expression that gives the list. */
  list: string;
  /** By the names of the fields of an entry: expressions that speak of `item`. Null: an entry is one value. */
  fields: [name: string, expression: string][] | null;
  /** Where an entry is one value: its expression. */
  value: string;
}

export function writeEachOf({ list, fields, value }: EachOf): string {
  const entry = fields ? `{${fields.map(([name, expression]) => `${JSON.stringify(name)}: ${expression}`).join(", ")}}` : value;
  return `{{ ${list}.map(item, ${entry}) }}`;
}

/** Null where it is none, or one that would not be written the same way again. */
export function readEachOf(text: string): EachOf | null {
  const { pieces, open } = piecesOf(text.trim());
  const [only] = pieces;
  if (open !== null || pieces.length !== 1 || !only || !("expression" in only)) return null;
  const parts = /^([\w.[\]"']+)\.map\(item, ([\s\S]+)\)$/.exec(only.expression.trim());
  const [, list, entry] = parts ?? [];
  if (list === undefined || entry === undefined) return null;
  const fields = entry.startsWith("{") && entry.endsWith("}") ? fieldsIn(entry.slice(1, -1)) : null;
  if (entry.startsWith("{") && !fields) return null;
  const read: EachOf = { list, fields, value: fields ? "" : entry };
  return writeEachOf(read) === text.trim() ? read : null;
}

function fieldsIn(text: string): [string, string][] | null {
  if (text.trim() === "") return [];
  const fields: [string, string][] = [];
  for (const part of splitTop(text, ",")) {
    const [name, ...rest] = splitTop(part, ":");
    if (name === undefined || rest.length === 0) return null;
    try {
      const read: unknown = JSON.parse(name.trim());
      if (typeof read !== "string") return null;
      fields.push([read, rest.join(":").trim()]);
    } catch {
      return null;
    }
  }
  return fields;
}

/** Cut at a sign that stands inside no quotes and no brackets. */
function splitTop(text: string, sign: string): string[] {
  const parts: string[] = [];
  let [from, depth, quote] = [0, 0, ""];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote) {
      if (char === "\\") i += 1;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if ("([{".includes(char)) depth += 1;
    else if (")]}".includes(char)) depth -= 1;
    else if (char === sign && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}
