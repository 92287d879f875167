/** A table's rows as a CSV file and back. What cannot be taken is given back with its line and why; columns that the table has not are passed over. */
import { tableLineWords as words } from "../language/tables.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import { delimiterOf, readCsv } from "../statement/csv.ts";

export interface TableRow {
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}
export interface LineProblem {
  readonly line: number;
  readonly text: string;
  readonly why: Words;
}

export function readTableCsv(
  text: string,
  { keyName, columns }: { readonly keyName: string; readonly columns: readonly string[] },
): { readonly rows: readonly TableRow[]; readonly problems: readonly LineProblem[] } {
  const [head, ...lines] = readCsv(text, delimiterOf(text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)[0] ?? ""));
  const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const keyAt = head?.fields.findIndex((name) => same(name, keyName)) ?? -1;
  const places = columns
    .map((name) => ({ name, at: head?.fields.findIndex((each) => same(each, name)) ?? -1 }))
    .filter(({ at }) => at >= 0);
  if (!head || keyAt < 0)
    return { rows: [], problems: [{ line: 1, text: head?.text.slice(0, 200) ?? "", why: filled(words.head, { key: keyName }) }] };
  const rows = new Map<string, TableRow>();
  const problems: LineProblem[] = [];
  for (const { number, text: line, fields, open } of lines) {
    if (fields.every((field) => field.trim() === "")) continue;
    const key = (fields[keyAt] ?? "").trim();
    const read = Object.fromEntries(places.map(({ name, at }) => [name, (fields[at] ?? "").trim()]));
    const isLong = key.length > limits.tableKeyCharsMax || Object.values(read).some((value) => value.length > limits.tableCellCharsMax);
    const why = open
      ? words.openQuote
      : key === ""
        ? filled(words.noKey, { key: keyName })
        : isLong
          ? filled(words.tooLong, { max: limits.tableCellCharsMax })
          : null;
    if (why) problems.push({ line: number, text: line.slice(0, 200), why });
    else rows.set(key, { key, fields: { ...rows.get(key)?.fields, ...read } });
  }
  return { rows: [...rows.values()], problems };
}

export function writeTableCsv({ keyName, columns }: { keyName: string; columns: readonly string[] }, rows: readonly TableRow[]): string {
  const line = (cells: readonly string[]) => cells.map(quoted).join(",");
  return `${[line([keyName, ...columns]), ...rows.map(({ key, fields }) => line([key, ...columns.map((name) => fields[name] ?? "")]))].join("\r\n")}\r\n`;
}

/** What a table program would take for a formula begins with a mark that makes it a text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const filled = ({ en, zh }: Words, values: Record<string, string | number>): Words => {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  return { en: put(en), zh: put(zh) };
};
