/** What a screen reader calls whatever is on the drawing; made once for each, so that what did not change is not drawn again. */

import type { FlowNode } from "#lib/flow/flow.ts";
import { stepTitle } from "#lib/flow/step-title.ts";
import { remarkWords } from "#lib/language/canvas.ts";
import { canvasWords } from "#lib/language/editor.ts";
import type { Say } from "#lib/language/render.ts";
import type { Locale } from "#lib/language/words.ts";
import type { DrawnNode } from "./drawing.ts";
import { lineOf } from "./step-lines.ts";

const named = new WeakMap<object, { locale: Locale; name: string }>();
const labelled = new WeakMap<DrawnNode, { name: string; node: DrawnNode }>();

export function withLabel(node: DrawnNode, locale: Locale, say: Say): DrawnNode {
  const name = nameOf(node, locale, say);
  const known = labelled.get(node);
  if (known?.name === name) return known.node;
  const made = { ...node, ariaLabel: name };
  labelled.set(node, { name, node: made });
  return made;
}

/** By what is drawn rather than by where it lies: a step that is dragged keeps its name. */
function nameOf(node: DrawnNode, locale: Locale, say: Say): string {
  const what = node.type === "step" ? node.data.node : node.type === "note" ? node.data.sticky : node.data.group;
  const known = named.get(what);
  if (known?.locale === locale) return known.name;
  const name = madeName(node, locale, say);
  // one that cannot be told of yet is asked for again
  if (node.type !== "step" || lineOf(node.data.node, locale)) named.set(what, { locale, name });
  return name;
}

function madeName(node: DrawnNode, locale: Locale, say: Say): string {
  if (node.type === "note") return say(remarkWords.noteOf, { text: node.data.sticky.text || say(remarkWords.noteEmpty) });
  if (node.type === "frame") {
    const { title, nodes } = node.data.group;
    return say(remarkWords.frameOf, { title: title || say(remarkWords.untitled), n: nodes.length });
  }
  const step = node.data.node;
  const label = say(canvasWords.step, { title: stepTitle(step, locale), sentence: sentenceOf(step, locale) });
  return step.disabled ? `${label} (${say(canvasWords.stepOff)})` : label;
}

const sentenceOf = (step: FlowNode, locale: Locale): string => (lineOf(step, locale) ?? []).map(({ text }) => text).join("");
