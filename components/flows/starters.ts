/** Flows that are ready to start from. */
import type { FlowDraft } from "#lib/flow/flow.ts";
import type { Locale, Words } from "#lib/language/words.ts";

export interface Starter {
  id: string;
  name: Words;
  summary: Words;
  document: (locale: Locale) => FlowDraft;
}

export const starters: readonly Starter[] = [];
