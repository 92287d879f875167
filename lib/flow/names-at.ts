/** What each place in a flow may speak of: the parts its starts' events bring, and the steps' outputs. Shared by validator, binder and pickers. */
import { limits } from "../limits.ts";
import type { Catalog } from "../nodes/catalog.ts";
import { failedPort } from "../nodes/define.ts";
import { type ExpressionEnvironment, environmentFor } from "./expression-environment.ts";
import type { FlowDocument, FlowNode } from "./flow.ts";
import type { FlowGraph } from "./graph.ts";
import { type PartName, partNames } from "./part-names.ts";
import { partsAt, partsOfType } from "./parts-at.ts";
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
  const { graph, nodes, parts } = partsAt(document, catalog);
  const ways = waysOf(document, nodes, graph, catalog);
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
