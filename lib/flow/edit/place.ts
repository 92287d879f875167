/** Where a new step goes: on the 4 px grid, to the right of what it follows, over nothing. */
import { catalog } from "../../nodes/catalog.ts";
import { portsOf } from "../../nodes/ports.ts";
import type { FlowDocument, FlowNode } from "../flow.ts";
import { nodeHeight, nodeWidth } from "./step-size.ts";

const portHeight = 24;
const headHeight = 66;

/** A step with many ways out is taller. */
export function stepHeight(node: FlowNode): number {
  const type = catalog.get(node.type);
  const ports = type ? portsOf(type, node.config).length : 0;
  return Math.max(nodeHeight, headHeight + ports * portHeight);
}

export const columnStep = 320;
export const rowStep = 144;
const grid = 4;

export interface Place {
  x: number;
  y: number;
}
export const snap = ({ x, y }: Place): Place => ({
  x: Math.round(x / grid) * grid + 0,
  y: Math.round(y / grid) * grid + 0,
});

const overlaps = (a: Place, b: FlowNode) =>
  Math.abs(a.x - b.position.x) < nodeWidth + 16 && a.y - b.position.y < stepHeight(b) + 16 && b.position.y - a.y < nodeHeight + 16;

/** The wanted place, or the first free one below it. */
export function freePlace(wanted: Place, nodes: readonly FlowNode[]): Place {
  let place = snap(wanted);
  for (let tries = 0; tries <= nodes.length; tries += 1) {
    const hit = nodes.find((node) => overlaps(place, node));
    if (!hit) return place;
    place = snap({
      x: place.x,
      y: Math.max(place.y, hit.position.y) + rowStep + stepHeight(hit) - nodeHeight,
    });
  }
  return place;
}

export function placeAfter(document: FlowDocument, from: FlowNode): Place {
  return freePlace({ x: from.position.x + columnStep, y: from.position.y }, document.nodes);
}

/** Right of everything, in the row of the topmost start. */
export function placeAtEnd(document: FlowDocument): Place {
  if (document.nodes.length === 0) return { x: 0, y: 0 };
  const right = Math.max(...document.nodes.map((node) => node.position.x));
  const top = Math.min(...document.nodes.map((node) => node.position.y));
  return freePlace({ x: right + columnStep, y: top }, document.nodes);
}

/** `start` and everything after it. */
export const downstream = (document: FlowDocument, start: string): Set<string> => reached(document, start, "from", "to");
/** `end` and everything before it. */
export const upstream = (document: FlowDocument, end: string): Set<string> => reached(document, end, "to", "from");

function reached(document: FlowDocument, start: string, near: "from" | "to", far: "from" | "to"): Set<string> {
  const next = new Map<string, string[]>();
  for (const edge of document.edges) {
    const known = next.get(edge[near]);
    if (known) known.push(edge[far]);
    else next.set(edge[near], [edge[far]]);
  }
  const seen = new Set([start]);
  const queue = [start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const each of next.get(at) ?? [])
      if (!seen.has(each)) {
        seen.add(each);
        queue.push(each);
      }
  return seen;
}
