/** What an expression's fields are called, for where it is read rather than written: `order.number` is the order number. */

import { fieldWords, partWords } from "../language/fields.ts";
import { itemWords, listFieldWords } from "../language/item-fields.ts";
import { outputFieldWords } from "../language/output-fields.ts";
import type { Locale, Words } from "../language/words.ts";

const known: Record<string, Words> = fieldWords;
const lines: Record<string, Words> = listFieldWords;

/** Null: we have no word for it. */
export function fieldName(path: string, locale: Locale): string | null {
  const said = known[path];
  if (said) return said[locale];
  const [first, id, ...rest] = path.split(".");
  if (first === "steps" && id !== undefined) return outputName(rest, locale);
  if (path.startsWith("event.body.")) return `${partWords.payload[locale]}: ${path.slice("event.body.".length)}`;
  return null;
}

/** A step's result; a list's item by its own fields, an answer that was given by the question's name. */
function outputName(path: readonly string[], locale: Locale): string | null {
  const [head, ...rest] = path;
  if (head === undefined) return null;
  if (head === "item") return rest.length === 0 ? itemWords.item[locale] : (lines[rest.join(".")]?.[locale] ?? rest.join("."));
  if (head === "input" && rest.length > 0) return rest.join(".");
  const said = outputFieldWords[head]?.[locale] ?? head;
  return rest.length === 0 ? said : `${said}: ${rest.join(".")}`;
}

const quotedText = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/;
const path = /(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\(now\))?/;
const pieces = new RegExp(`${quotedText.source}|${path.source}`, "g");

/** An expression with its fields by their names; what is quoted, and what we have no word for, as it stands. */
export function spokenExpression(expression: string, locale: Locale): string {
  const text = expression.trim();
  const whole = /^json\((.+)\)$/.exec(text)?.[1] ?? text;
  return whole.replace(pieces, (piece) => fieldName(piece, locale) ?? piece);
}
