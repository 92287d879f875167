/** Rows of a CSV file with the line on which each begins, quotes and line breaks inside them as RFC 4180 has it. Never throws. */

export interface CsvRow {
  /** Of the file, from 1. */
  readonly number: number;
  /** As it stands there. */
  readonly text: string;
  readonly fields: readonly string[];
  /** A quote was opened and never closed: the rest of the file hangs on it. */
  readonly open?: true;
}

/** A quoted field that goes on over more lines than this was never meant to be one: a stray quote must not swallow a file. */
const quotedLinesMax = 20;

export function readCsv(text: string, delimiter = ","): CsvRow[] {
  const lines = linesOf(text);
  const rows: CsvRow[] = [];
  for (let at = 0; at < lines.length; at++) {
    let taken = 1;
    let row = lines[at] ?? "";
    let fields = fieldsOf(row, delimiter);
    while (fields === null && taken <= quotedLinesMax && at + taken < lines.length) {
      row += `\n${lines[at + taken]}`;
      taken++;
      fields = fieldsOf(row, delimiter);
    }
    // the line alone is what cannot be read; those after it are looked at again
    if (fields === null) rows.push({ number: at + 1, text: lines[at] ?? "", fields: (lines[at] ?? "").split(delimiter), open: true });
    else {
      rows.push({ number: at + 1, text: row, fields });
      at += taken - 1;
    }
  }
  return rows;
}

export function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  while (lines.length > 0 && lines.at(-1)?.trim() === "") lines.pop();
  return lines;
}

/** Null: a quote is still open at the end. */
function fieldsOf(row: string, delimiter: string): string[] | null {
  if (!row.includes('"')) return row.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (row[at] === '"') {
      const end = closing(row, at + 1);
      if (end === -1) return null;
      const next = row.indexOf(delimiter, end);
      // what stands behind a closing quote (a tab, a blank) is kept with the field
      const rest = row.slice(end + 1, next === -1 ? undefined : next);
      fields.push(row.slice(at + 1, end).replaceAll('""', '"') + rest);
      if (next === -1) return fields;
      at = next + delimiter.length;
    } else {
      const next = row.indexOf(delimiter, at);
      fields.push(row.slice(at, next === -1 ? undefined : next));
      if (next === -1) return fields;
      at = next + delimiter.length;
    }
  }
}

function closing(row: string, from: number): number {
  for (let at = from; at < row.length; at++) {
    if (row[at] !== '"') continue;
    if (row[at + 1] !== '"') return at;
    at++;
  }
  return -1;
}

/** The delimiter that a header line uses: the one that cuts it into most parts. */
export function delimiterOf(header: string): string {
  const count = (delimiter: string) => (fieldsOf(header, delimiter) ?? []).length;
  return [",", ";", "\t", "|"].reduce((best, each) => (count(each) > count(best) ? each : best));
}
