/** Moves a step along its line: it changes places with the one before it, or with the one after. */
import type { Catalog } from "../../nodes/catalog.ts";
import { portsOf, waysOut } from "../../nodes/ports.ts";
import type { FlowDocument, FlowEdge } from "../flow.ts";

export type Toward = "earlier" | "later";

/** The pair that would change places; null where a fork, a meeting or an end stands in the way. */
function pairOf(
  document: FlowDocument,
  id: string,
  toward: Toward,
  catalog: Catalog,
): { first: FlowEdge; next: FlowEdge | undefined } | null {
  const only = (edges: FlowEdge[]) => (edges.length === 1 ? edges[0] : undefined);
  const first = only(document.edges.filter((edge) => (toward === "earlier" ? edge.to === id : edge.from === id)));
  if (!first) return null;
  const [a, b] = [first.from, first.to].map((each) => document.nodes.find((node) => node.id === each));
  const [before, after] = [catalog.get(a?.type ?? ""), catalog.get(b?.type ?? "")];
  if (!a || !b || !before || !after || before.kind === "trigger" || portsOf(after, b.config).length === 0) return null;
  const out = document.edges.filter((edge) => edge.from === b.id);
  const alone = only(document.edges.filter((edge) => edge.from === a.id)) && only(document.edges.filter((edge) => edge.to === b.id));
  if (!alone || out.length > 1) return null;
  return { first, next: out[0] };
}

export const canMove = (document: FlowDocument, id: string, toward: Toward, catalog: Catalog): boolean =>
  pairOf(document, id, toward, catalog) !== null;

export function moveStep(document: FlowDocument, id: string, toward: Toward, catalog: Catalog): FlowDocument {
  const pair = pairOf(document, id, toward, catalog);
  if (!pair) return document;
  const { first, next } = pair;
  const { from: a, to: b } = first;
  const last = document.nodes.find((node) => node.id === b);
  const type = last && catalog.get(last.type);
  const port = next?.port ?? (type && last ? waysOut(type, last.config)[0]?.id : undefined);
  if (!last || port === undefined) return document;
  const edges = document.edges.flatMap((edge) => {
    if (edge === first) return [{ from: b, port, to: a }];
    if (edge === next) return [{ from: a, port: first.port, to: edge.to }];
    return edge.to === a ? [{ ...edge, to: b }] : [edge];
  });
  const was = document.nodes.find((node) => node.id === a);
  const nodes = document.nodes.map((node) => {
    if (node.id === a) return { ...node, position: last.position };
    return node.id === b && was ? { ...node, position: was.position } : node;
  });
  return { ...document, nodes, edges };
}
