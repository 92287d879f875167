/** A change as a sentence. */
import type { Change } from "#lib/flow/edit/changes.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import { changeWords } from "#lib/language/editor.ts";
import type { Say } from "#lib/language/render.ts";
import type { Locale } from "#lib/language/words.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { portWords } from "#lib/nodes/ports.ts";
import { settingLabel, settingText, stepTitle } from "./step-words.ts";

export function changeSentence(change: Change, say: Say, locale: Locale): string {
  const quoted = (node: FlowNode) => `“${stepTitle(node, locale)}”`;
  switch (change.kind) {
    case "named":
      return say(changeWords.named, { before: change.before, after: change.after });
    case "ordering":
    case "burst":
    case "window":
    case "described":
      return say(changeWords[change.kind]);
    case "set": {
      const field = settingLabel(change.node, change.field, locale);
      if (change.after === undefined || change.after === "") return say(changeWords.unset, { step: quoted(change.node), field });
      return say(changeWords.set, {
        step: quoted(change.node),
        field,
        after: `“${cut(settingText(change.node, change.field, change.after, locale))}”`,
      });
    }
    case "joined":
    case "parted": {
      const port = portWords(catalog.get(change.from.type), change.from, change.edge.port)?.[locale] ?? change.edge.port;
      return say(changeWords[change.kind], { from: quoted(change.from), port, to: quoted(change.to) });
    }
    default:
      return say(changeWords[change.kind], { step: quoted(change.node) });
  }
}

const shownMax = 80;
const cut = (text: string) => (text.length > shownMax ? `${text.slice(0, shownMax)}…` : text);
