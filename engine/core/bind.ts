/**
 * Binds a flow document to its node types: settings parsed, expressions compiled, edges indexed, once. What is left for
 * a run is evaluation. A bound flow holds nothing of any run and may be kept for as long as its version.
 */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { compile, type Expression } from "#lib/flow/expression.ts";
import type { ExpressionEnvironment } from "#lib/flow/expression-environment.ts";
import type { FlowDocument, FlowNode } from "#lib/flow/flow.ts";
import { namesAt } from "#lib/flow/names-at.ts";
import { toText } from "#lib/flow/plain.ts";
import { type Scope, scopeOf } from "#lib/flow/scope.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import type { NodeType, Trigger } from "#lib/nodes/define.ts";
import { bindConfig, type Resolved } from "./bind-config.ts";

export interface StartedBy {
  nodeId: string;
  port: "out";
  output: Record<string, unknown>;
}

export interface BoundNode {
  node: FlowNode;
  type: NodeType;
  /** Where a port leads. */
  next(port: string): string[];
  /** The settings as this run has them: expressions evaluated, texts rendered. `why` explains a condition. */
  resolve(scope: Scope): Resolved;
}

export interface BoundFlow {
  document: FlowDocument;
  nodes: Map<string, BoundNode>;
  /** Where a node's port leads: the graph that `advance` walks. */
  next(node: string, port: string): readonly string[];
  /** The first start that this event fits; null: the flow has no interest in it. */
  start(event: CanonicalEvent): StartedBy | null;
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

/** Null for a document that could not run: one that the publish gate refuses. */
export function bindFlow(document: FlowDocument): BoundFlow | null {
  const names = namesAt(document, catalog);
  const nodes = new Map<string, BoundNode>();
  const starts: BoundStart[] = [];
  for (const node of document.nodes) {
    const type = catalog.get(node.type);
    if (!type || nodes.has(node.id)) return null;
    const environment = names.environment(node.id);
    const resolve = node.disabled || type.kind === "trigger" ? asStored(node) : bindConfig(type, node, environment);
    if (!resolve) return null;
    nodes.set(node.id, { node, type, resolve, next: nextOf(document, node.id) });
    if (type.kind !== "trigger" || node.disabled) continue;
    const start = bindStart(node, type, environment);
    if (!start) return null;
    starts.push(start);
  }
  if (starts.length === 0 || document.edges.some((edge) => !nodes.has(edge.from) || !nodes.has(edge.to))) return null;
  const find = (event: CanonicalEvent) => starts.find((start) => fits(start, event));
  return {
    document,
    nodes,
    next: (node, port) => nodes.get(node)?.next(port) ?? [],
    start(event) {
      const found = find(event);
      return found ? { nodeId: found.id, port: "out", output: found.type.read(event) } : null;
    },
    laneKey(event) {
      const orderBy = find(event)?.orderBy;
      return orderBy ? textOf(orderBy, event) : null;
    },
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

function fits({ type, config, when }: BoundStart, event: CanonicalEvent): boolean {
  if (!type.match(event, config)) return false;
  if (!when) return true;
  const result = when.evaluate(scopeOf(event, {}, event.receivedAt));
  return result.ok && result.value === true;
}

function textOf(orderBy: Expression, event: CanonicalEvent): string | null {
  const result = orderBy.evaluate(scopeOf(event, {}, event.receivedAt));
  if (!result.ok) return null;
  try {
    return toText(result.value).slice(0, 200) || null;
  } catch {
    return null;
  }
}
