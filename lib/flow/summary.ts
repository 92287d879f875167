/** The line on the canvas that says what a step does, from its settings: "when order.total > 500", "add “priority”". */

import { cronWords } from "../calendar/cron-words.ts";
import { durationWords } from "../language/duration.ts";
import type { Locale, Words } from "../language/words.ts";
import type { NodeType } from "../nodes/define.ts";
import { configFields, defaultOf, type FieldMeta, isAsked } from "../nodes/fields.ts";
import type { FlowNode } from "./flow.ts";
import { isObject } from "./shape.ts";
import { piecesOf } from "./template.ts";

/** A setting that is not filled in yet. */
const blank = "…";
const shownMax = 120;

/** `named` gives a name to a source or connection, which a step keeps by its id. */
export function nodeSummary(
  node: FlowNode,
  type: NodeType,
  locale: Locale,
  named: (id: string) => string | undefined = () => undefined,
): string {
  const all = configFields(type.config);
  const fields = new Map(all.map((field) => [field.name, field]));
  const shown = (name: string): string => {
    const field = fields.get(name);
    if (!field) return "";
    const stored = node.config[name] ?? defaultOf(field.schema);
    if (!isAsked(field.meta, node.config, all)) return "";
    return show(stored, field.meta, locale, named);
  };
  return fillSentence(type.sentence[locale], shown);
}

/** `{field}` stands for a setting; `[... {field} ...]` is left out where that setting is empty. */
function fillSentence(sentence: string, shown: (name: string) => string): string {
  const whole = sentence.replace(/\[([^\]]*)\]/g, (_, optional: string) => {
    const names = [...optional.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    return names.every((name) => shown(name) !== "") ? optional : "";
  });
  return whole.replace(/\{(\w+)\}/g, (_, name: string) => cut(shown(name)) || blank);
}

export const placeholdersOf = (sentence: Words, locale: Locale): string[] =>
  [...sentence[locale].matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

function show(value: unknown, meta: FieldMeta, locale: Locale, named: (id: string) => string | undefined): string {
  if (value === undefined || value === null) return "";
  const text = String(value).trim();
  switch (meta.widget) {
    case "choice":
    case "eventType":
      return meta.choices?.[text]?.[locale] ?? text;
    case "source":
    case "connection":
    case "calledFlow":
      return text === "" ? "" : (named(text) ?? text);
    case "template":
    case "longTemplate":
      return piecesOf(text)
        .pieces.map((piece) => ("text" in piece ? piece.text : piece.expression.trim()))
        .join("");
    case "duration":
      return durationWords(text, locale);
    case "cases":
      return Array.isArray(value)
        ? value.map((each: unknown) => (isObject(each) ? String(each["label"] ?? "") : "")).join(listMark[locale])
        : "";
    case "cron":
      return cronWords(text)[locale];
    case "number":
      return meta.unit ? `${text} ${meta.unit[locale]}` : text;
    default:
      return typeof value === "object" ? "" : text;
  }
}

const listMark: Record<Locale, string> = { en: ", ", zh: "、" };

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > shownMax ? `${line.slice(0, shownMax).toWellFormed()}…` : line;
}
