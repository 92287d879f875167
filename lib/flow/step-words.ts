/** What a step is called and how its settings read as one line. */
import { cronWords } from "../calendar/cron-words.ts";
import { operationWords } from "../language/apis.ts";
import { durationWords } from "../language/duration.ts";
import { canvasWords } from "../language/editor.ts";
import { renderWords } from "../language/render.ts";
import { settingWords } from "../language/versions.ts";
import type { Locale } from "../language/words.ts";
import { catalog } from "../nodes/catalog.ts";
import { configFields, type FieldMeta } from "../nodes/fields.ts";
import { isOperation } from "../openapi/operation.ts";
import { describeCondition } from "./condition/describe.ts";
import type { FlowNode } from "./flow.ts";
import { type SummaryPiece, templatePieces } from "./spoken-template.ts";
import { summaryPieces } from "./summary.ts";

/** A step's settings as one line, its fields told from the words. */
export function stepPieces(node: FlowNode, locale: Locale): readonly SummaryPiece[] {
  const type = catalog.get(node.type);
  if (!type) return [{ text: node.type, isField: false }];
  const pieces = summaryPieces(node, type, locale);
  return locale === "zh" ? pieces.map((piece) => ({ ...piece, text: closed(piece.text) })) : pieces;
}

export function stepSentence(node: FlowNode, locale: Locale): string {
  const sentence = stepPieces(node, locale)
    .map(({ text }) => text)
    .join("");
  return locale === "zh" ? closed(sentence) : sentence;
}

/** Between two Chinese words no gap: the one that the sentence leaves is meant for a formula. */
const closed = (text: string): string => text.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, "$1");

/** What an id is called that a setting keeps: a connection, a source, a person, another flow. */
export type Named = (id: string) => string | undefined;

/** A setting as people read it: a choice by its label, a condition in words, a length of time as one says it. */
export function settingText(node: FlowNode, name: string, value: unknown, locale: Locale, named: Named = () => undefined): string {
  const meta = metaOf(node, name);
  if (value === undefined || value === "" || value === null) return canvasWords.notSet[locale];
  if (typeof value === "boolean") return settingWords[value ? "on" : "off"][locale];
  if (typeof value === "number") return meta?.unit ? `${value} ${meta.unit[locale]}` : String(value);
  if (isOperation(value))
    return renderWords(operationWords.pinned, locale, { title: value.title, name: value.api.name, n: value.api.revision });
  if (Array.isArray(value)) return value.map((each) => shown(each, named, meta, locale)).join(locale === "zh" ? "、" : ", ");
  if (typeof value === "object") return Object.keys(value).join(", ") || canvasWords.notSet[locale];
  return shown(value, named, meta, locale);
}

function shown(value: unknown, named: Named, meta: FieldMeta | undefined, locale: Locale): string {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  switch (meta?.widget) {
    case "expression":
      return describeCondition(text, locale);
    case "duration":
      return durationWords(text, locale);
    case "cron":
      return cronWords(text)[locale];
    case "connection":
    case "source":
    case "dataTable":
    case "calledFlow":
    case "person":
    case "people":
      return named(text) ?? text;
    case "template":
    case "longTemplate":
    case "arguments":
      return templatePieces(text, locale)
        .map((piece) => (piece.isField ? `‹${piece.text}›` : piece.text))
        .join("");
    default:
      return meta?.choices?.[text]?.[locale] ?? text;
  }
}

export const settingLabel = (node: FlowNode, name: string, locale: Locale): string => metaOf(node, name)?.label[locale] ?? name;

function metaOf(node: FlowNode, name: string): FieldMeta | undefined {
  const type = catalog.get(node.type);
  return type && configFields(type.config).find((each) => each.name === name)?.meta;
}
