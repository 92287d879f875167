/** Flows that are ready to start from. */
import type { FlowDraft } from "#lib/flow/flow.ts";
import type { Locale, Words } from "#lib/language/words.ts";
import { documentOf } from "#lib/templates/template.ts";
import { templates } from "#lib/templates/templates.ts";

export interface Starter {
  id: string;
  name: Words;
  summary: Words;
  document: (locale: Locale) => FlowDraft;
}

export const starters: readonly Starter[] = templates.map((template) => ({
  id: template.id,
  name: template.name,
  summary: template.summary,
  document: (locale) => documentOf(template, locale),
}));
