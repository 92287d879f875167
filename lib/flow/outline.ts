/** A flow as lines of text: each start with what follows it, indented by way. What a list shows, and a screen reader reads. */
import type { Words } from "../language/words.ts";
import type { Catalog } from "../nodes/catalog.ts";
import { failurePortOf, portsOf } from "../nodes/ports.ts";
import type { FlowDocument, FlowNode } from "./flow.ts";

/** A way out: named where there are several to tell apart. */
export interface OutlineWay {
  from: string;
  port: string;
  label: Words | null;
}

export type OutlineRow =
  | { kind: "step"; id: string; depth: number; by: OutlineWay | null }
  /** The heading of one way among several. */
  | { kind: "way"; depth: number; way: OutlineWay & { label: Words }; open: boolean }
  /** The way leads to a step that stands elsewhere in the list. */
  | { kind: "again"; id: string; depth: number; by: OutlineWay }
  /** What follows is joined to no start. */
  | { kind: "loose" };

/** Total: every step stands in it once, however the drawing hangs together. */
export function outlineOf(document: FlowDocument, catalog: Catalog): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const byPlace = (a: FlowNode, b: FlowNode) => a.position.x - b.position.x || a.position.y - b.position.y;
  const starts = document.nodes.filter((node) => catalog.get(node.type)?.kind === "trigger").sort(byPlace);
  for (const start of starts) tell(start.id, 0, null);
  const led = new Set(document.edges.map((edge) => edge.to));
  // heads of what hangs together first, then what bites its tail
  const rest = document.nodes
    .filter((node) => !seen.has(node.id))
    .sort((a, b) => Number(led.has(a.id)) - Number(led.has(b.id)) || byPlace(a, b));
  if (rest.length > 0) rows.push({ kind: "loose" });
  for (const node of rest) if (!seen.has(node.id)) tell(node.id, 0, null);
  return rows;

  function tell(first: string, depth: number, way: OutlineWay | null): void {
    // a line of single ways is a loop, so that five hundred steps in a row are no deep call
    for (let id: string | undefined = first, by = way; id !== undefined; ) {
      const node = nodes.get(id);
      if (!node) return;
      if (seen.has(id)) {
        if (by) rows.push({ kind: "again", id, depth, by });
        return;
      }
      seen.add(id);
      rows.push({ kind: "step", id, depth, by });
      const ways = waysOf(node);
      const [only] = ways;
      const targets = only ? targetsOf(only) : [];
      if (ways.length === 1 && only && targets.length === 1) {
        id = targets[0];
        by = only;
        continue;
      }
      for (const each of ways) {
        const to = targetsOf(each);
        const { label } = each;
        if (label) rows.push({ kind: "way", depth: depth + 1, way: { ...each, label }, open: to.length === 0 });
        for (const target of to) tell(target, depth + 1, each);
      }
      return;
    }
  }

  function waysOf(node: FlowNode): OutlineWay[] {
    const type = catalog.get(node.type);
    const own = type ? portsOf(type, node.config) : [];
    const failure = type ? failurePortOf(type, node.config) : null;
    const caught = failure && document.edges.some((edge) => edge.from === node.id && edge.port === failure.id) ? [failure] : [];
    const shown = [...own, ...caught];
    const known = new Set(shown.map((port) => port.id));
    const others = document.edges.filter((edge) => edge.from === node.id && !known.has(edge.port)).map((edge) => edge.port);
    return [
      ...shown.map((port) => ({ from: node.id, port: port.id, label: shown.length > 1 ? port.label : null })),
      ...[...new Set(others)].map((port) => ({ from: node.id, port, label: null })),
    ];
  }

  function targetsOf({ from, port }: OutlineWay): string[] {
    return document.edges.filter((edge) => edge.from === from && edge.port === port && nodes.has(edge.to)).map((edge) => edge.to);
  }
}
