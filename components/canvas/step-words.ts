/** What a step is called and how its settings read as one line. */
import { z } from "zod";
import type { FlowNode } from "#lib/flow/flow.ts";
import { nodeSummary } from "#lib/flow/summary.ts";
import { canvasWords } from "#lib/language/editor.ts";
import { fieldWords } from "#lib/language/fields.ts";
import type { Locale, Words } from "#lib/language/words.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { configFields } from "#lib/nodes/fields.ts";
import { describeCondition } from "./condition-words.ts";

const known: Record<string, Words> = fieldWords;

export const stepTitle = (node: FlowNode, locale: Locale): string =>
  node.title.trim() || (catalog.get(node.type)?.title ?? canvasWords.unknownStep)[locale];

export function stepSentence(node: FlowNode, locale: Locale): string {
  const type = catalog.get(node.type);
  if (!type) return node.type;
  const config = { ...node.config };
  for (const { name, meta } of configFields(type.config)) {
    const value = config[name];
    if (meta.widget !== "expression" || typeof value !== "string") continue;
    config[name] = meta.returns === "bool" ? describeCondition(value, locale) : (known[value.trim()]?.[locale] ?? value);
  }
  const sentence = nodeSummary({ ...node, config }, type, locale);
  // Between two Chinese words no gap: the one that the sentence leaves is meant for a formula.
  return locale === "zh" ? sentence.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, "$1") : sentence;
}

/** A setting as people read it: a choice by its label, a condition in words. */
export function settingText(node: FlowNode, name: string, value: unknown, locale: Locale): string {
  const field = configFields(catalog.get(node.type)?.config ?? noConfig).find((each) => each.name === name);
  if (value === undefined || value === "" || value === null) return canvasWords.notSet[locale];
  if (field?.meta.widget === "expression") return describeCondition(String(value), locale);
  if (typeof value === "string") return field?.meta.choices?.[value]?.[locale] ?? value;
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  return Object.keys(value).join(", ") || canvasWords.notSet[locale];
}
const noConfig = z.object({});

export function settingLabel(node: FlowNode, name: string, locale: Locale): string {
  return configFields(catalog.get(node.type)?.config ?? noConfig).find((each) => each.name === name)?.meta.label[locale] ?? name;
}
