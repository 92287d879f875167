/** A condition in words where it is simple enough for a list of rows, else the formula as it stands. */
import { type ConditionRow, readCondition } from "#lib/flow/edit/condition-rows.ts";
import { conditionWords, fieldWords, operatorWords } from "#lib/language/editor.ts";
import type { Locale } from "#lib/language/words.ts";

export function describeCondition(text: string, locale: Locale): string {
  const read = readCondition(text);
  if (!read || read.rows.length === 0) return text;
  return read.rows.map((row) => describeRow(row, locale)).join(conditionWords[read.join][locale]);
}

function describeRow(row: ConditionRow, locale: Locale): string {
  const value = typeof row.value === "boolean" ? conditionWords[row.value ? "yes" : "no"][locale] : String(row.value ?? "");
  const gap = locale === "zh" ? "" : " ";
  const shown = [fieldName(row.field, locale), operatorWords[row.operator][locale]];
  if (row.operator !== "empty" && row.operator !== "filled")
    shown.push(locale === "zh" && typeof row.value === "string" ? `“${value}”` : value);
  return shown.join(gap);
}

/** A field in shop words: "order total"; a step's output and what we have no word for as they are written. */
export function fieldName(path: string, locale: Locale): string {
  const known = (fieldWords as Record<string, { en: string; zh: string } | undefined>)[path];
  return known ? known[locale] : path;
}
