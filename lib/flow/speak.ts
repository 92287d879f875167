/** What a flow's steps are called and how they read, in one language: for pages that tell of them, and need not know every kind of step with its form. */

import type { Locale } from "../language/words.ts";
import { catalog } from "../nodes/catalog.ts";
import { failedPort } from "../nodes/define.ts";
import { configFields } from "../nodes/fields.ts";
import { portsOf, waysOut } from "../nodes/ports.ts";
import type { FlowDocument } from "./flow.ts";
import type { SpokenFlow, SpokenStep } from "./spoken-steps.ts";
import { stepTitle } from "./step-title.ts";
import { stepPieces } from "./step-words.ts";

export function speakFlow(document: FlowDocument | null, locale: Locale): SpokenFlow {
  const caught = new Set(document?.edges.filter((edge) => edge.port === failedPort).map((edge) => edge.from));
  return Object.fromEntries(
    (document?.nodes ?? []).map((node): [string, SpokenStep] => {
      const type = catalog.get(node.type);
      const title = stepTitle(node, locale);
      const line = stepPieces(node, locale);
      if (!type) return [node.id, { title, line, ports: {}, several: false, settings: {} }];
      const several = type.ports.length > 1 || portsOf(type, node.config).length > 1;
      // the settings decide what a way is called, so they come last
      const named = [...type.ports, ...waysOut(type, node.config)].filter(({ id }) => (id === failedPort ? caught.has(node.id) : several));
      return [
        node.id,
        {
          title,
          line,
          several,
          ports: Object.fromEntries(named.map(({ id, label }) => [id, label[locale]])),
          settings: Object.fromEntries(configFields(type.config).map(({ name, meta }) => [name, meta.label[locale]])),
        },
      ];
    }),
  );
}

/** What each kind of step is called. */
export const stepKindTitles = (locale: Locale): Readonly<Record<string, string>> =>
  Object.fromEntries([...catalog.values()].map(({ type, title }) => [type, title[locale]]));
