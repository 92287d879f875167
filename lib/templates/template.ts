/** A starter flow: a drawing that an operator can begin from, in either language. */
import type { EventType } from "../commerce/event.ts";
import type { Money } from "../commerce/money.ts";
import { type FlowDocument, type FlowDraft, flowDocument } from "../flow/flow.ts";
import type { Locale, Words } from "../language/words.ts";

export const templateGroups = ["orders", "stock", "money", "customers", "team"] as const;
export type TemplateGroup = (typeof templateGroups)[number];

export interface Template {
  id: string;
  group: TemplateGroup;
  /** A lucide icon's name in kebab-case. */
  icon: string;
  name: Words;
  /** One line: what the shop gains. */
  summary: Words;
  /** What to fill in before it can be published; absent where nothing is. */
  toDo?: Words;
  /** What of the shop's surroundings it takes; absent where a source of orders is enough. */
  needs?: Words;
  /** An event in our own shape to try it on at once. */
  sample: Record<string, unknown> & { type: EventType };
  /** What steps are taken to have come to when it is tried on its sample, where nobody can know: the stock, a person, another system. */
  answers?(word: (words: Words) => string): Readonly<Record<string, { port: string; output: Record<string, unknown> }>>;
  /** The steps; `word` says a text in the operator's language. */
  draw(word: (words: Words) => string): Pick<FlowDraft, "nodes" | "edges">;
}

export function documentOf(template: Template, locale: Locale): FlowDocument {
  const word = (words: Words) => words[locale];
  return flowDocument.parse({ name: word(template.name), description: word(template.summary), ...template.draw(word) });
}

/** Steps drawn from left to right, a row lower for a side road. */
export function place(column: number, row = 0): { x: number; y: number } {
  return { x: column * 320, y: row * 160 };
}

export const euro = (amountMinor: number): Money => ({ amountMinor, currency: "EUR" });
