/** A change as a sentence. */
import { durationOf } from "../commerce/duration.ts";
import { durationWords } from "../language/duration.ts";
import { flowSettingsWords } from "../language/flow-settings.ts";
import { renderWords } from "../language/render.ts";
import { changeWords } from "../language/versions.ts";
import type { Locale } from "../language/words.ts";
import { catalog } from "../nodes/catalog.ts";
import { portsOf, portWords } from "../nodes/ports.ts";
import type { Change, Way } from "./diff.ts";
import type { FlowNode } from "./flow.ts";
import { stepTitle } from "./step-title.ts";
import { type Named, settingLabel, settingText } from "./step-words.ts";

/** `named` gives a name to what a setting keeps by its id. */
export function changeSentence(change: Change, locale: Locale, named?: Named): string {
  const say = (words: keyof typeof changeWords, values: Record<string, string | number> = {}) =>
    renderWords(changeWords[words], locale, values);
  const quoted = (node: FlowNode) => `“${stepTitle(node, locale)}”`;
  const way = ({ from, port }: Way) => wayName(from, port, locale);
  switch (change.kind) {
    case "named":
      return say("named", { before: change.before, after: change.after });
    case "described":
      return change.after === "" ? say("undescribed") : say("described", { after: quotedText(change.before, change.after)[1] });
    case "ordering":
      return say("ordering", { before: flowSettingsWords[change.before][locale], after: flowSettingsWords[change.after][locale] });
    case "remarked":
      return say("remarked");
    case "burst":
      return say("burst", { before: burstText(change.before, locale), after: burstText(change.after, locale) });
    case "window":
      return say("window", { before: windowText(change.before, locale), after: windowText(change.after, locale) });
    case "added": {
      const step = quoted(change.node);
      if (change.follows && change.leads) return say("between", { step, way: way(change.follows), to: quoted(change.leads) });
      return change.follows ? say("after", { step, way: way(change.follows) }) : say("added", { step });
    }
    case "replaced":
      return say("replaced", { before: quoted(change.before), step: quoted(change.node) });
    case "retitled":
      return say("retitled", { before: quoted(change.before), step: quoted(change.node) });
    case "tried":
      return say("tried", { step: quoted(change.node), n: change.after ?? 0 });
    case "renewed":
      return say("renewed", { step: quoted(change.node), version: change.after });
    case "noted":
      return change.after === "" ? say("unnoted", { step: quoted(change.node) }) : say("noted", { step: quoted(change.node) });
    case "caseNamed":
      return say("caseNamed", { step: quoted(change.node), before: change.before, after: change.after });
    case "sorted":
      return say("sorted", { step: quoted(change.node), field: settingLabel(change.node, change.field, locale) });
    case "set":
      return setSentence(change, locale, named);
    case "joined":
    case "parted":
      return say(change.kind, { way: wayName(change.from, change.edge.port, locale), to: quoted(change.to) });
    case "rerouted":
      return say("rerouted", { way: way(change), before: quoted(change.before), to: quoted(change.to) });
    default:
      return say(change.kind, { step: quoted(change.node) });
  }
}

function setSentence({ node, field, part, before, after }: Extract<Change, { kind: "set" }>, locale: Locale, named?: Named): string {
  const label = settingLabel(node, field, locale);
  const values = {
    step: `“${stepTitle(node, locale)}”`,
    field: part === null ? label : renderWords(changeWords.partOf, locale, { field: label, part }),
  };
  const text = (value: unknown) => (isEmpty(value) ? "" : settingText(node, field, value, locale, named));
  const [old, now] = quotedText(text(before), text(after));
  if (isEmpty(after)) return renderWords(part === null ? changeWords.unset : changeWords.partGone, locale, { ...values, before: old });
  if (isEmpty(before)) return renderWords(changeWords.setFirst, locale, { ...values, after: now });
  // what reads alike all the same: lists of the same names
  if (old === now) return renderWords(changeWords.setOtherwise, locale, values);
  return renderWords(changeWords.set, locale, { ...values, before: old, after: now });
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);

/** A way out is named where there are several to tell apart. */
function wayName(from: FlowNode, port: string, locale: Locale): string {
  const type = catalog.get(from.type);
  const title = `“${stepTitle(from, locale)}”`;
  const [only, ...others] = type ? portsOf(type, from.config) : [];
  if (others.length === 0 && only?.id === port) return title;
  return renderWords(changeWords.wayOf, locale, { step: title, port: portWords(type, from, port)?.[locale] ?? port });
}

function burstText({ how, seconds }: { how: "queue" | "drop" | "replace" | "settle"; seconds: number | null }, locale: Locale): string {
  const said = flowSettingsWords[how][locale];
  return seconds === null ? said : `${said} (${durationWords(durationOf(seconds, "second"), locale)})`;
}

function windowText({ from, until }: { from: string | undefined; until: string | undefined }, locale: Locale): string {
  const text = (instant: string | undefined) =>
    instant === undefined ? "…" : instant.replace("T", " ").replace(/(:\d\d)?(\.\d+)?Z$/, " UTC");
  return from === undefined && until === undefined ? changeWords.always[locale] : `${text(from)} – ${text(until)}`;
}

const shownMax = 90;

/** Both in quotes and short, and what is shown of long ones is where they differ. */
function quotedText(before: string, after: string): [string, string] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const from = same > shownMax - 30 ? same - 20 : 0;
  const cut = (text: string) => {
    const line = text
      .slice(from, from + shownMax)
      .replace(/\s+/g, " ")
      .toWellFormed();
    return `“${from > 0 ? "…" : ""}${line}${text.length > from + shownMax ? "…" : ""}”`;
  };
  return [cut(before), cut(after)];
}
