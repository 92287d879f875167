/** A statement's file as it was sent, opened and read; what cannot be is refused with what to do. */

import type { StatementFile } from "#lib/api/money.ts";
import { importWords } from "#lib/language/money-import.ts";
import { moneyRefusals } from "#lib/language/money-refusals.ts";
import { limits } from "#lib/limits.ts";
import { type ColumnMapping, guessColumns, headingsOf } from "#lib/statement/by-columns.ts";
import type { ReadStatement } from "#lib/statement/line.ts";
import { readStatement } from "#lib/statement/read-statement.ts";
import { type OpenedFile, openStatement } from "../statement/open-statement.ts";
import { Refusal } from "./actor.ts";

export interface ReadFile extends OpenedFile {
  read: ReadStatement;
}
export interface ReadFiles {
  files: ReadFile[];
  unknown: { name: string; headings: string[]; first: string[][]; columns: ColumnMapping["columns"] }[];
}

export function readStatementFile({ name, content, mapping }: StatementFile): ReadFiles {
  const opened = openStatement(name, Buffer.from(content, "base64"));
  if (!opened.ok) {
    const { en: why } = importWords.problem[opened.problem];
    const status = opened.problem === "large" ? 413 : 422;
    throw new Refusal(status, `statement.${opened.problem}`, importWords.problem[opened.problem], { values: { name, why } });
  }
  const found: ReadFiles = { files: [], unknown: [] };
  for (const file of opened.files) {
    const read = readStatement(file.text, mapping ?? null);
    if (read && read.lines.length + read.unread.length > limits.statementLinesMax) {
      throw new Refusal(413, "statement.lines", moneyRefusals.tooManyLines, { values: { name: file.name, max: limits.statementLinesMax } });
    }
    if (read) found.files.push({ ...file, read });
    else {
      const { headings, first } = headingsOf(file.text);
      found.unknown.push({ name: file.name, headings, first, columns: guessColumns(headings) });
    }
  }
  // an archive's summary beside its lines is no statement
  if (found.files.length > 0) found.unknown = found.unknown.filter(({ name: of }) => !/汇总|summary/i.test(of));
  return found;
}
