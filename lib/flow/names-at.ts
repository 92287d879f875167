/** What each place in a flow may speak of: the parts its starts' events bring, and the steps' outputs. Shared by validator, binder and pickers. */
import type { EventType } from "../commerce/event.ts";
import { limits } from "../limits.ts";
import type { Catalog } from "../nodes/catalog.ts";
import { failedPort } from "../nodes/define.ts";
import { type ExpressionEnvironment, environmentFor } from "./expression-environment.ts";
import type { FlowDocument, FlowNode } from "./flow.ts";
import { type FlowGraph, graphOf } from "./graph.ts";
import { type PartName, partNames, partsOfEvent } from "./parts.ts";
import { type Result, resultOf } from "./results.ts";
import type { ObjectShape } from "./shape.ts";
import { type Ways, waysOf } from "./ways.ts";

export interface NamesAt {
  graph: FlowGraph;
  ways: Ways;
  nodes: ReadonlyMap<string, FlowNode>;
  parts(id: string): readonly PartName[];
  environment(id: string): ExpressionEnvironment;
  /** For what a waiting step works out on each event that it hears of: the parts are that event's. */
  awaited(id: string): ExpressionEnvironment;
  /** The parts of the event that a step waits for. */
  awaitedParts(id: string): readonly PartName[];
}

export function namesAt(document: FlowDocument, catalog: Catalog): NamesAt {
  const graph = graphOf(document, (type) => catalog.get(type)?.kind === "trigger");
  const nodes = new Map<string, FlowNode>();
  for (const node of document.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const ways = waysOf(document, nodes, graph, catalog);
  const parts = (id: string): readonly PartName[] => {
    const own = nodes.get(id);
    const starts = own && catalog.get(own.type)?.kind === "trigger" ? [id] : [...graph.startsOf(id)];
    // A step that nothing leads to yet is drawn on the way to being connected: judge it by all the starts there are.
    const judged = starts.length > 0 ? starts : graph.starts;
    const brought = judged.map((start) => partsOfStart(nodes.get(start)));
    return brought.length === 0 ? partNames : partNames.filter((name) => brought.every((each) => each.includes(name)));
  };
  const awaitedParts = (id: string) => partsOfType(nodes.get(id)?.config["event"] ?? "order.paid") ?? partNames;

  const usual = new Map<string, ObjectShape>();
  const varying: [string, Result][] = [];
  const caught = new Set(document.edges.filter((edge) => edge.port === failedPort).map((edge) => edge.from));
  for (const node of nodes.values()) {
    const result = resultOf(node, catalog, ways, caught.size <= limits.exactFailuresMax, (id) => environment(id));
    if (!result) continue;
    usual.set(node.id, result.usual);
    if (result.varies) varying.push([node.id, result]);
  }
  const environments = new Map<string, ExpressionEnvironment>();
  const made = (names: readonly PartName[], place: string): ExpressionEnvironment => {
    const certain = varying.length > 0 ? ways.certain(place) : null;
    // where a step is not certain to have happened, its usual result stands for it: the sentence is then about that
    const here = varying.flatMap(([id, result]): [string, ObjectShape][] => {
      const shape = certain?.has(id) ? result.at(place) : result.usual;
      return shape === result.usual ? [] : [[id, shape]];
    });
    const key = `${names.join()} ${here.map(([id, shape]) => `${id}:${shape.name}`).join()}`;
    const known = environments.get(key);
    if (known) return known;
    const environment = environmentFor({ parts: names, steps: new Map([...usual, ...here]) });
    environments.set(key, environment);
    return environment;
  };
  const environment = (id: string) => made(parts(id), id);
  const awaited = (id: string) => made(awaitedParts(id), id);
  return { graph, ways, nodes, parts, environment, awaited, awaitedParts };
}

function partsOfType(event: unknown): readonly PartName[] | null {
  return typeof event === "string" && Object.hasOwn(partsOfEvent, event) ? partsOfEvent[event as EventType] : null;
}

/** Starts that come by themselves, by hand or from another flow bring nothing of the shop. */
const bringNothing: ReadonlySet<string> = new Set(["trigger.manual", "trigger.flow", "trigger.schedule"]);

function partsOfStart(node: FlowNode | undefined): readonly PartName[] {
  if (node && bringNothing.has(node.type)) return [];
  if (node?.type === "trigger.transition") return partsOfEvent["order.status-changed"];
  const byDefault = node?.type === "trigger.overdue" ? "order.paid" : undefined;
  return partsOfType(node?.config["event"] ?? byDefault) ?? partNames;
}
