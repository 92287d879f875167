/**
 * How a batch's columns go to a statement: each as one text, its values ended by a mark, taken apart there by
 * `string_to_table`. Used by the statements that run for every batch of webhooks.
 *
 * For a run of 2.6 KB in 20 columns, per row: 18 us in Node and 15 in PostgreSQL. Rejected: array parameters (52 and 25: the
 * driver escapes and PostgreSQL unescapes every character), a JSON document for `json_to_recordset` (33 and 44), `copy`
 * (24 and 21, and a round trip more), one text a row split into its fields (23 and 19).
 */
import type { Sql, Transaction } from "#drizzle/client.ts";

const end = "\u001f";
const nothing = "\u001e";
/** No shop's text has these: what is stored has U+FFFD in their place, as for what PostgreSQL itself refuses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const unfit = /[\0\u001e\u001f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const everyUnfit = /[\0\u001e\u001f]/g;

/** Ids, numbers, times, and JSON, which escapes all control characters by itself. */
export function plain<T>(rows: readonly T[], read: (row: T) => string | number | null): string {
  let text = "";
  for (const row of rows) text += `${read(row) ?? nothing}${end}`;
  return text;
}

/** Texts that people or their systems wrote. */
export function worded<T>(rows: readonly T[], read: (row: T) => string | null): string {
  return plain(rows, (row) => {
    const value = read(row);
    return value !== null && unfit.test(value) ? storableText(value) : value;
  });
}

export const storableText = (text: string): string => (unfit.test(text) ? text.replace(everyUnfit, "\uFFFD") : text);

/** A list of texts as PostgreSQL reads one, to be cast to `text[]`. */
export function textArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/**
 * The columns side by side, for a `from`: all are text, to be cast where they are selected. One row follows the last of the
 * batch, so the statement says how many it takes (`limit`).
 */
export function columns(sql: Sql | Transaction, texts: readonly string[]) {
  return sql(shapeFor(texts.length), ...texts);
}

const shapes = new Map<number, TemplateStringsArray>();

/** What stands between so many texts, as a template has it: one piece of statement, where a piece for each column took the driver longer. */
function shapeFor(n: number): TemplateStringsArray {
  const known = shapes.get(n);
  if (known) return known;
  const [open, taken] = ["string_to_table(", ", E'\\x1f', E'\\x1e')"];
  const strings = Array.from({ length: n + 1 }, (_, i) => (i === 0 ? `rows from (${open}` : i < n ? `${taken}, ${open}` : `${taken})`));
  const shape = Object.assign(strings, { raw: strings });
  shapes.set(n, shape);
  return shape;
}
