/** A condition in words where it is simple enough for a list of rows, else the formula as it stands. */

import { conditionWords, operatorWords } from "../language/editor.ts";
import { deniedWords, fieldWords } from "../language/fields.ts";
import type { Locale, Words } from "../language/words.ts";
import { type ConditionRow, readCondition } from "./edit/condition-rows.ts";

export function describeCondition(text: string, locale: Locale): string {
  const read = readCondition(text);
  if (!read || read.rows.length === 0) return text;
  return read.rows.map((row) => describeRow(row, locale)).join(conditionWords[read.join][locale]);
}

function describeRow(row: ConditionRow, locale: Locale): string {
  const denied = deniedWords[row.field];
  if (denied && typeof row.value === "boolean") {
    const isSo = row.value === (row.operator === "==");
    return isSo ? fieldName(row.field, locale) : denied[locale];
  }
  const shown = [fieldName(row.field, locale), operatorWords[row.operator][locale]];
  if (row.operator !== "empty" && row.operator !== "filled") {
    if (typeof row.value === "boolean") shown.push(conditionWords[row.value ? "yes" : "no"][locale]);
    else shown.push(typeof row.value === "string" ? `“${row.value}”` : String(row.value ?? ""));
  }
  return shown.join(locale === "zh" ? "" : " ");
}

const words: Record<string, Words> = fieldWords;
/** A value in shop words, to stand inside a sentence; what we have no word for as it is written. */
const fieldName = (path: string, locale: Locale): string => words[path]?.[locale] ?? path;
