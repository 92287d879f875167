/**
 * Steps' settings as one line. Those of the flow as it was opened come with the page; how to tell of others, which takes the language
 * of expressions, comes when the page is idle.
 */
import { useSyncExternalStore } from "react";
import type { FlowNode } from "#lib/flow/flow.ts";
import type { SummaryPiece } from "#lib/flow/spoken-template.ts";
import type { Locale } from "#lib/language/words.ts";

type Line = readonly SummaryPiece[];
type Teller = (node: FlowNode, locale: Locale) => Line;

const given = new WeakMap<FlowNode, { locale: Locale; line: Line }>();
let teller: Teller | null = null;
const waiting = new Set<() => void>();

export function giveLines(nodes: readonly FlowNode[], lines: Readonly<Record<string, Line>>, locale: Locale): void {
  for (const node of nodes) {
    const line = lines[node.id];
    if (line) given.set(node, { locale, line });
  }
}

export function setTeller(tell: Teller): void {
  teller = tell;
  for (const tellAgain of waiting) tellAgain();
}

/** Null: it has changed, and how to tell of it has not come yet. */
export function lineOf(node: FlowNode, locale: Locale): Line | null {
  const known = given.get(node);
  return known?.locale === locale ? known.line : (teller?.(node, locale) ?? null);
}

const hasTeller = () => teller !== null;
function wait(tellAgain: () => void): () => void {
  waiting.add(tellAgain);
  return () => waiting.delete(tellAgain);
}

/** Draws again when how to tell has come. */
export const useTeller = (): boolean => useSyncExternalStore(wait, hasTeller, hasTeller);
