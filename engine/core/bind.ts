/**
 * Binds a flow document to its node types: settings parsed, expressions compiled, edges indexed, once. What is left for
 * a run is evaluation. A bound flow holds nothing of any run and may be kept for as long as its version.
 */
import { defaultCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { compile, type Expression } from "#lib/flow/expression.ts";
import type { ExpressionEnvironment } from "#lib/flow/expression-environment.ts";
import type { FlowDocument, FlowNode } from "#lib/flow/flow.ts";
import { namesAt } from "#lib/flow/names-at.ts";
import { toText } from "#lib/flow/plain.ts";
import { type Scope, scopeOf } from "#lib/flow/scope.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import type { NodeType, Trigger, WaitFor } from "#lib/nodes/define.ts";
import { configFields } from "#lib/nodes/fields.ts";
import type { Graph } from "./advance.ts";
import { bindConfig, type Resolved } from "./bind-config.ts";
import { type Outline, outlineOf } from "./outline.ts";

export interface StartedBy {
  nodeId: string;
  port: "out";
  output: Record<string, unknown>;
  /** The run rests at its start first. */
  watch: Extract<WaitFor, { for: "event" }> | null;
}

export interface BoundNode {
  node: FlowNode;
  type: NodeType;
  /** Where a port leads. */
  next(port: string): string[];
  /** The settings as this run has them: expressions evaluated, texts rendered. `why` explains a condition. */
  resolve(scope: Scope): Resolved;
  /** For a step that waits for an event: whether it is this one. */
  hears(scope: Scope): boolean;
}

export interface BoundFlow extends Graph, Outline {
  document: FlowDocument;
  nodes: Map<string, BoundNode>;
  /** The start by which another flow calls this one; null: it cannot be called. */
  called: string | null;
  /** Steps that some setting speaks of (or seems to). */
  spokenOf: ReadonlySet<string>;
  /**
   * The first start that this event fits; null: the flow has no interest in it. `isAccepted`: it was found to fit when the event
   * came, so a condition on the shop's clock that has changed since is not asked again.
   */
  start(event: CanonicalEvent, isAccepted?: boolean): StartedBy | null;
  /** What an event must wait for its turn by; null: what the event is about. */
  laneKey(event: CanonicalEvent): string | null;
}

interface BoundStart {
  id: string;
  type: Trigger;
  config: Record<string, unknown>;
  when: Expression | null;
  orderBy: Expression | null;
}

/**
 * Null for a document that could not run: one that the publish gate refuses.
 * @param calendar the shop's, asked for when an event comes
 * @param explains whether conditions tell the value of each of their parts; where nobody looks at it, it is half of their time
 */
export function bindFlow(document: FlowDocument, calendar: () => ShopCalendar = () => defaultCalendar, explains = true): BoundFlow | null {
  const names = namesAt(document, catalog);
  const nodes = new Map<string, BoundNode>();
  const starts: BoundStart[] = [];
  for (const node of document.nodes) {
    const type = catalog.get(node.type);
    if (!type || nodes.has(node.id)) return null;
    const environment = names.environment(node.id);
    const resolve = node.disabled || type.kind === "trigger" ? asStored(node) : bindConfig(type, node, environment, explains);
    if (!resolve) return null;
    const hears = bindHears(node, type, names.awaited(node.id));
    if (!hears) return null;
    nodes.set(node.id, { node, type, resolve, hears, next: nextOf(document, node.id) });
    if (type.kind !== "trigger" || node.disabled) continue;
    const start = bindStart(node, type, environment);
    if (!start) return null;
    starts.push(start);
  }
  if (starts.length === 0 || document.edges.some((edge) => !nodes.has(edge.from) || !nodes.has(edge.to))) return null;
  const find = (event: CanonicalEvent) => starts.find((start) => fits(start, event, calendar()));
  return {
    document,
    nodes,
    ...graphOf(document, nodes),
    ...outlineOf(document),
    spokenOf: new Set(
      [...JSON.stringify(document.nodes.map((node) => node.config)).matchAll(/steps\W{1,3}(\w+)/g)].map(([, id = ""]) => id),
    ),
    called: starts.find((start) => start.type.type === "trigger.flow")?.id ?? null,
    start(event, isAccepted = false) {
      const found = find(event) ?? (isAccepted ? starts.find(({ id, type, config }) => type.match(event, config, id)) : undefined);
      if (!found) return null;
      const { type, config } = found;
      return { nodeId: found.id, port: "out", output: type.read(event), watch: type.watch?.(config, event) ?? null };
    },
    laneKey(event) {
      const orderBy = find(event)?.orderBy;
      return orderBy ? textOf(orderBy, event, calendar()) : null;
    },
  };
}

/** The drawing as `advance` walks it. */
function graphOf(document: FlowDocument, nodes: ReadonlyMap<string, BoundNode>): Graph {
  const joins = new Map<string, { need: number; incoming: number; rank: number }>();
  const ranks = ranksOf(document);
  for (const [id, { node, type }] of nodes) {
    if (type.kind !== "join" || node.disabled) continue;
    const incoming = document.edges.filter((edge) => edge.to === id).length;
    const config = type.config.safeParse(node.config);
    const need = config.success ? type.need(config.data, incoming) : incoming;
    if (incoming > 0) joins.set(id, { need: Math.min(Math.max(need, 1), incoming), incoming, rank: ranks.get(id) ?? 0 });
  }
  return {
    next: (node, port) => nodes.get(node)?.next(port) ?? [],
    join: (node) => joins.get(node) ?? null,
    catches: (node) => nodes.get(node)?.type.kind === "catch",
  };
}

/** Numbers that grow along every edge. Drawings have no cycles: the publish gate refuses them. */
function ranksOf({ nodes, edges }: FlowDocument): Map<string, number> {
  const ranks = new Map<string, number>(nodes.map(({ id }) => [id, 0]));
  for (let changed = true, rounds = 0; changed && rounds <= nodes.length; rounds++) {
    changed = false;
    for (const { from, to } of edges) {
      const rank = (ranks.get(from) ?? 0) + 1;
      if (rank <= (ranks.get(to) ?? 0)) continue;
      ranks.set(to, rank);
      changed = true;
    }
  }
  return ranks;
}

/** Null where the condition is broken; a step without one hears everything it waits for. */
function bindHears(node: FlowNode, type: NodeType, environment: ExpressionEnvironment): BoundNode["hears"] | null {
  const later = type.kind === "wait" ? configFields(type.config).find(({ meta }) => meta.later) : undefined;
  const when = later ? optional(node.config[later.name], environment, true) : null;
  if (when === undefined) return null;
  return (scope) => {
    if (!when) return true;
    const result = when.evaluate(scope);
    return result.ok && result.value === true;
  };
}

const asStored = (node: FlowNode) => (): Resolved => ({ ok: true, input: node.config });

function nextOf(document: FlowDocument, id: string): BoundNode["next"] {
  const byPort = new Map<string, string[]>();
  for (const edge of document.edges) {
    if (edge.from !== id) continue;
    const list = byPort.get(edge.port);
    if (!list) byPort.set(edge.port, [edge.to]);
    else if (!list.includes(edge.to)) list.push(edge.to);
  }
  return (port) => byPort.get(port) ?? [];
}

function bindStart(node: FlowNode, type: Trigger, environment: ExpressionEnvironment): BoundStart | null {
  const parsed = type.config.safeParse(node.config);
  if (!parsed.success) return null;
  const config: Record<string, unknown> = parsed.data;
  const when = optional(config["when"], environment, true);
  const orderBy = optional(config["orderBy"], environment, false);
  if (when === undefined || orderBy === undefined) return null;
  return { id: node.id, type, config, when, orderBy };
}

/** Null where none is wanted, undefined where it is broken. */
function optional(text: unknown, environment: ExpressionEnvironment, test: boolean): Expression | null | undefined {
  if (typeof text !== "string" || text.trim() === "") return null;
  const compiled = compile(text, environment, test);
  return compiled.ok ? compiled.expression : undefined;
}

function fits({ id, type, config, when }: BoundStart, event: CanonicalEvent, calendar: ShopCalendar): boolean {
  if (!type.match(event, config, id)) return false;
  if (!when) return true;
  const result = when.evaluate(scopeOf(event, {}, event.receivedAt, calendar));
  return result.ok && result.value === true;
}

function textOf(orderBy: Expression, event: CanonicalEvent, calendar: ShopCalendar): string | null {
  const result = orderBy.evaluate(scopeOf(event, {}, event.receivedAt, calendar));
  if (!result.ok) return null;
  try {
    return toText(result.value).slice(0, 200) || null;
  } catch {
    return null;
  }
}
