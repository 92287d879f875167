/** What one drawing of a flow changes against another, step by step: never places, which are how it looks and not what it does. */
import { limits } from "../limits.ts";
import { catalog } from "../nodes/catalog.ts";
import { configFields, defaultOf } from "../nodes/fields.ts";
import { spokenKey } from "../openapi/argument-key.ts";
import { wayChanges } from "./diff-ways.ts";
import type { FlowDocument, FlowEdge, FlowNode } from "./flow.ts";
import { isObject } from "./is-object.ts";
import { sameValue } from "./same-value.ts";

export type Change =
  | { kind: "named" | "described"; before: string; after: string }
  /** Frames and notes on the drawing. */
  | { kind: "remarked" }
  | { kind: "ordering"; before: FlowDocument["ordering"]; after: FlowDocument["ordering"] }
  | { kind: "burst"; before: Burst; after: Burst }
  | { kind: "window"; before: Window; after: Window }
  /** `follows`: the ways that lead to it, the first of them named; `leads`: the step that it was put before. */
  | { kind: "added"; node: FlowNode; follows: Way | null; leads: FlowNode | null }
  | { kind: "removed"; node: FlowNode }
  /** Another kind of step under the same id. */
  | { kind: "replaced"; node: FlowNode; before: FlowNode }
  | { kind: "switchedOn" | "switchedOff"; node: FlowNode }
  | { kind: "retitled"; node: FlowNode; before: FlowNode }
  | { kind: "noted"; node: FlowNode; before: string; after: string }
  | { kind: "tried"; node: FlowNode; before: number | undefined; after: number | undefined }
  | { kind: "renewed"; node: FlowNode; before: number; after: number }
  /** `part`: one named value or one case among several. */
  | { kind: "set"; node: FlowNode; field: string; part: string | null; before: unknown; after: unknown }
  | { kind: "caseNamed"; node: FlowNode; before: string; after: string }
  | { kind: "sorted"; node: FlowNode; field: string }
  | { kind: "joined" | "parted"; edge: FlowEdge; from: FlowNode; to: FlowNode }
  /** One way that led to one step leads to another. */
  | { kind: "rerouted"; from: FlowNode; port: string; before: FlowNode; to: FlowNode };

export interface Way {
  from: FlowNode;
  port: string;
}
interface Burst {
  how: NonNullable<FlowDocument["burst"]>;
  /** Only where it counts: for `settle`. */
  seconds: number | null;
}
interface Window {
  from: string | undefined;
  until: string | undefined;
}

export function diffFlows(before: FlowDocument, after: FlowDocument): Change[] {
  const was = new Map(before.nodes.map((node) => [node.id, node]));
  const ways = wayChanges(before, after);
  const steps = after.nodes.flatMap((node): Change[] => {
    const old = was.get(node.id);
    if (!old) return [{ kind: "added", node, ...(ways.around.get(node.id) ?? { follows: null, leads: null }) }];
    return old.type === node.type ? changesOfStep(old, node) : [{ kind: "replaced", node, before: old }];
  });
  const is = new Set(after.nodes.map(({ id }) => id));
  const removed = before.nodes.filter(({ id }) => !is.has(id)).map((node): Change => ({ kind: "removed", node }));
  return [...changesOfFlow(before, after), ...steps, ...removed, ...ways.changes];
}

function changesOfFlow(before: FlowDocument, after: FlowDocument): Change[] {
  const changes: Change[] = [];
  if (before.name !== after.name) changes.push({ kind: "named", before: before.name, after: after.name });
  if (before.description !== after.description) changes.push({ kind: "described", before: before.description, after: after.description });
  if (before.ordering !== after.ordering) changes.push({ kind: "ordering", before: before.ordering, after: after.ordering });
  const bursts = [burstOf(before), burstOf(after)] as const;
  if (!sameValue(...bursts)) changes.push({ kind: "burst", before: bursts[0], after: bursts[1] });
  if (before.from !== after.from || before.until !== after.until)
    changes.push({
      kind: "window",
      before: { from: before.from, until: before.until },
      after: { from: after.from, until: after.until },
    });
  if (!sameValue(remarksOf(before), remarksOf(after))) changes.push({ kind: "remarked" });
  return changes;
}

/** What is written on the drawing for people: words and membership, not places and sizes. */
const remarksOf = ({ groups = [], stickies = [] }: FlowDocument) => [
  byId(groups.map(({ nodes, ...group }) => ({ ...group, nodes: [...nodes].sort() }))),
  byId(stickies.map(({ id, text }) => ({ id, text }))),
];
const byId = <T extends { id: string }>(items: readonly T[]): T[] => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

const burstOf = ({ burst = "queue", settleSeconds }: FlowDocument): Burst => ({
  how: burst,
  seconds: burst === "settle" ? (settleSeconds ?? limits.settleSecondsUsual) : null,
});

function changesOfStep(before: FlowNode, node: FlowNode): Change[] {
  if (before === node) return [];
  const changes: Change[] = [];
  if (before.title.trim() !== node.title.trim()) changes.push({ kind: "retitled", node, before });
  if (before.disabled !== node.disabled) changes.push({ kind: node.disabled ? "switchedOff" : "switchedOn", node });
  changes.push(...changesOfSettings(before, node));
  if (before.tries !== node.tries) changes.push({ kind: "tried", node, before: before.tries, after: node.tries });
  if (before.notes !== node.notes) changes.push({ kind: "noted", node, before: before.notes, after: node.notes });
  if (before.version !== node.version) changes.push({ kind: "renewed", node, before: before.version, after: node.version });
  return changes;
}

/** A setting that is left out is the same as one that says what it would be anyway. */
function changesOfSettings(before: FlowNode, node: FlowNode): Change[] {
  const type = catalog.get(node.type);
  const fields = new Map((type ? configFields(type.config) : []).map((field) => [field.name, field]));
  const known = [...fields.keys()].filter((name) => name in before.config || name in node.config);
  const unknown = [...new Set([...Object.keys(before.config), ...Object.keys(node.config)])].filter((name) => !fields.has(name)).sort();
  return [...known, ...unknown].flatMap((field): Change[] => {
    const schema = fields.get(field)?.schema;
    const usual = schema && defaultOf(schema);
    const [old, now] = [before.config[field] ?? usual, node.config[field] ?? usual];
    if (sameValue(old, now)) return [];
    const widget = fields.get(field)?.meta.widget;
    if (widget === "pairs" && isTexts(old) && isTexts(now)) return changesOfPairs(node, field, old, now);
    if (widget === "arguments" && isTexts(old) && isTexts(now))
      return changesOfPairs(node, field, old, now).map((change) =>
        change.kind === "set" && change.part !== null ? { ...change, part: spokenKey(change.part, "…") } : change,
      );
    if (widget === "cases" && isCases(old) && isCases(now)) return changesOfCases(node, field, old, now);
    return [{ kind: "set", node, field, part: null, before: old, after: now }];
  });
}

const isTexts = (value: unknown): value is Record<string, unknown> => isObject(value);

function changesOfPairs(node: FlowNode, field: string, before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((part): Change[] => {
    const [old, now] = [before[part], after[part]];
    return sameValue(old, now) ? [] : [{ kind: "set", node, field, part, before: old, after: now }];
  });
}

interface DrawnCase {
  id: string;
  label: string;
  when: string;
}
const isCases = (value: unknown): value is DrawnCase[] =>
  Array.isArray(value) &&
  new Set(value.map((each: unknown) => (isObject(each) ? each["id"] : null))).size === value.length &&
  value.every(
    (each: unknown) =>
      isObject(each) && Object.keys(each).length === 3 && ["id", "label", "when"].every((name) => typeof each[name] === "string"),
  );

function changesOfCases(node: FlowNode, field: string, before: DrawnCase[], after: DrawnCase[]): Change[] {
  const was = new Map(before.map((each) => [each.id, each]));
  const is = new Map(after.map((each) => [each.id, each]));
  const changes = [...before, ...after.filter(({ id }) => !was.has(id))].flatMap(({ id, label }): Change[] => {
    const [old, now] = [was.get(id), is.get(id)];
    const named: Change[] = old && now && old.label !== now.label ? [{ kind: "caseNamed", node, before: old.label, after: now.label }] : [];
    const set: Change[] =
      old?.when === now?.when ? [] : [{ kind: "set", node, field, part: now?.label ?? label, before: old?.when, after: now?.when }];
    return [...named, ...set];
  });
  const order = (of: DrawnCase[], among: ReadonlyMap<string, DrawnCase>) => of.filter(({ id }) => among.has(id)).map(({ id }) => id);
  return sameValue(order(before, is), order(after, was)) ? changes : [...changes, { kind: "sorted", node, field }];
}
