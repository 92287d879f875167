/** The line on the canvas that says what a step does, from its settings: "Ship ‹order number› to ‹shipping city›", "add “priority”". */

import { cronWords } from "../calendar/cron-words.ts";
import { durationWords } from "../language/duration.ts";
import type { Locale, Words } from "../language/words.ts";
import type { NodeType } from "../nodes/define.ts";
import { configFields, defaultOf, type FieldMeta, isAsked } from "../nodes/fields.ts";
import { isOperation } from "../openapi/operation.ts";
import { describeCondition } from "./condition/describe.ts";
import { fieldName, spokenExpression } from "./field-names.ts";
import type { FlowNode } from "./flow.ts";
import { isObject } from "./is-object.ts";
import { type SummaryPiece, templatePieces } from "./spoken-template.ts";

/** A setting that is not filled in yet. */
const blank = "…";
const shownMax = 120;

const words = (text: string): SummaryPiece => ({ text, isField: false });

export const nodeSummary = (...asked: Parameters<typeof summaryPieces>): string =>
  summaryPieces(...asked)
    .map(({ text }) => text)
    .join("");

/** `named` gives a name to a source or connection, which a step keeps by its id. */
export function summaryPieces(
  node: FlowNode,
  type: NodeType,
  locale: Locale,
  named: (id: string) => string | undefined = () => undefined,
): readonly SummaryPiece[] {
  const all = configFields(type.config);
  const fields = new Map(all.map((field) => [field.name, field]));
  const shown = (name: string): readonly SummaryPiece[] => {
    const field = fields.get(name);
    if (!field) return [];
    const stored = node.config[name] ?? defaultOf(field.schema);
    if (!isAsked(field.meta, node.config, all)) return [];
    return cut(show(stored, field.meta, locale, named));
  };
  return fillSentence(type.sentence[locale], shown);
}

/** `{field}` stands for a setting; `[... {field} ...]` is left out where that setting is empty. */
function fillSentence(sentence: string, shown: (name: string) => readonly SummaryPiece[]): readonly SummaryPiece[] {
  const whole = sentence.replace(/\[([^\]]*)\]/g, (_, optional: string) => {
    const names = [...optional.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    return names.every((name) => shown(name).length > 0) ? optional : "";
  });
  return joined(
    whole.split(/\{(\w+)\}/).flatMap((part, i): readonly SummaryPiece[] => {
      if (i % 2 === 0) return [words(part)];
      const said = shown(part);
      return said.length > 0 ? said : [words(blank)];
    }),
  );
}

/** Words beside words are one piece. */
function joined(all: readonly SummaryPiece[]): readonly SummaryPiece[] {
  const pieces: SummaryPiece[] = [];
  for (const piece of all) {
    const before = pieces.at(-1);
    if (before && !before.isField && !piece.isField) pieces[pieces.length - 1] = words(before.text + piece.text);
    else if (piece.text !== "") pieces.push(piece);
  }
  return pieces;
}

export const placeholdersOf = (sentence: Words, locale: Locale): string[] =>
  [...sentence[locale].matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

function show(value: unknown, meta: FieldMeta, locale: Locale, named: (id: string) => string | undefined): readonly SummaryPiece[] {
  if (value === undefined || value === null) return [];
  const text = String(value).trim();
  if (meta.widget === "template" || meta.widget === "longTemplate") return templatePieces(text, locale);
  if (meta.widget === "expression" && text !== "") return [expressionPiece(text, meta, locale)];
  const said = shownText(value, text, meta, locale, named);
  return said === "" ? [] : [words(said)];
}

function expressionPiece(text: string, meta: FieldMeta, locale: Locale): SummaryPiece {
  if (meta.returns === "bool") return words(describeCondition(text, locale));
  const name = fieldName(text, locale);
  return name === null ? words(spokenExpression(text, locale)) : { text: name, isField: true };
}

function shownText(value: unknown, text: string, meta: FieldMeta, locale: Locale, named: (id: string) => string | undefined): string {
  switch (meta.widget) {
    case "choice":
    case "eventType":
      return meta.choices?.[text]?.[locale] ?? text;
    case "source":
    case "connection":
    case "calledFlow":
      return text === "" ? "" : (named(text) ?? text);
    case "duration":
      return durationWords(text, locale);
    case "cases":
      return Array.isArray(value)
        ? value.map((each: unknown) => (isObject(each) ? String(each["label"] ?? "") : "")).join(listMark[locale])
        : "";
    case "cron":
      return cronWords(text)[locale];
    case "operation":
      return isOperation(value) ? `${value.method} ${value.path}` : "";
    case "number":
      return meta.unit ? `${text} ${meta.unit[locale]}` : text;
    default:
      return typeof value === "object" ? "" : text;
  }
}

const listMark: Record<Locale, string> = { en: ", ", zh: "、" };

function cut(pieces: readonly SummaryPiece[]): readonly SummaryPiece[] {
  let left = shownMax;
  const kept: SummaryPiece[] = [];
  for (const piece of pieces) {
    const line = piece.text.replace(/\s+/g, " ");
    if (left <= 0) break;
    kept.push({ ...piece, text: line.length > left ? `${line.slice(0, left).toWellFormed()}…` : line });
    left -= line.length;
  }
  return kept;
}
