/** What a step is called and how its settings read as one line. */
import type { FlowNode } from "#lib/flow/flow.ts";
import { canvasWords } from "#lib/language/editor.ts";
import type { Locale, Words } from "#lib/language/words.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { fieldMeta } from "#lib/nodes/fields.ts";
import { describeCondition } from "./condition-words.ts";

export const stepTitle = (node: FlowNode, locale: Locale): string =>
  node.title.trim() || (catalog.get(node.type)?.title ?? canvasWords.unknownStep)[locale];

export function stepSentence(node: FlowNode, locale: Locale): string {
  const type = catalog.get(node.type);
  if (!type) return node.type;
  return fillSentence(type.sentence, locale, (name) => settingText(node, name, locale));
}

function fillSentence(sentence: Words, locale: Locale, valueOf: (name: string) => string): string {
  return sentence[locale].replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name));
}

/** A setting as people read it: a choice by its label, a formula without its braces. */
export function settingText(node: FlowNode, name: string, locale: Locale): string {
  const schema = catalog.get(node.type)?.config.shape[name];
  const meta = schema ? fieldMeta(schema) : null;
  const given = node.config[name];
  const value = given === undefined ? defaultOf(schema) : given;
  if (value === undefined || value === "" || value === null) return canvasWords.notSet[locale];
  if (meta?.widget === "expression") return describeCondition(String(value), locale);
  if (typeof value === "string")
    return meta?.choices?.[value]?.[locale] ?? value.replace(/\{\{\s*(.*?)\s*\}\}/g, "$1").replace(/\s+/g, " ");
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  return Object.keys(value).join(", ") || canvasWords.notSet[locale];
}

export function defaultOf(schema: { safeParse(value: unknown): { success: boolean; data?: unknown } } | undefined): unknown {
  const read = schema?.safeParse(undefined);
  return read?.success ? read.data : undefined;
}
