/** Where an arrow key leads from a step: along the ways, and between those that lie above each other. */
import type { Catalog } from "../../nodes/catalog.ts";
import { waysOut } from "../../nodes/ports.ts";
import type { FlowDocument, FlowNode } from "../flow.ts";
import { columnStep } from "./place.ts";

export type Direction = "left" | "right" | "up" | "down";

/** Null: there is nothing that way. */
export function stepBeside(document: FlowDocument, from: string, direction: Direction, catalog: Catalog): string | null {
  const node = document.nodes.find((each) => each.id === from);
  if (!node) return null;
  const others = document.nodes.filter((each) => each.id !== from);
  if (direction === "right") return (following(document, node, catalog) ?? nearest(node, others, direction))?.id ?? null;
  if (direction === "left") return (leading(document, node) ?? nearest(node, others, direction))?.id ?? null;
  return nearest(node, others, direction)?.id ?? null;
}

/** By the ways out in the order in which the card shows them. */
function following(document: FlowDocument, node: FlowNode, catalog: Catalog): FlowNode | undefined {
  const type = catalog.get(node.type);
  const ports = type ? waysOut(type, node.config).map((port) => port.id) : [];
  const out = document.edges.filter((edge) => edge.from === node.id).sort((a, b) => ports.indexOf(a.port) - ports.indexOf(b.port));
  const [first] = out;
  return first && document.nodes.find((each) => each.id === first.to);
}

function leading(document: FlowDocument, node: FlowNode): FlowNode | undefined {
  const before = new Set(document.edges.filter((edge) => edge.to === node.id).map((edge) => edge.from));
  return closest(
    document.nodes.filter((each) => before.has(each.id)),
    (each) => Math.abs(each.position.y - node.position.y) + Math.abs(each.position.x - node.position.x) / 100,
  );
}

/** Straight on counts, sideways counts double; what lies more sideways than ahead is not that way. */
function nearest(node: FlowNode, others: readonly FlowNode[], direction: Direction): FlowNode | undefined {
  const sign = direction === "right" || direction === "down" ? 1 : -1;
  const level = direction === "up" || direction === "down";
  const ahead = (each: FlowNode) => sign * (level ? each.position.y - node.position.y : each.position.x - node.position.x);
  const aside = (each: FlowNode) => Math.abs(level ? each.position.x - node.position.x : each.position.y - node.position.y);
  const inReach = others.filter((each) => ahead(each) > 0 && (level ? aside(each) < 2 * columnStep : aside(each) <= ahead(each)));
  return closest(inReach, (each) => ahead(each) + 2 * aside(each));
}

function closest(nodes: readonly FlowNode[], far: (node: FlowNode) => number): FlowNode | undefined {
  let best: FlowNode | undefined;
  for (const node of nodes) if (!best || far(node) < far(best)) best = node;
  return best;
}
