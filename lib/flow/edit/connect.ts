/** Joining two steps, and the sentence that says why two cannot be joined. */

import { refusalWords } from "../../language/editor.ts";
import type { Words } from "../../language/words.ts";
import { limits } from "../../limits.ts";
import type { Catalog } from "../../nodes/catalog.ts";
import { portsOf, waysOut } from "../../nodes/ports.ts";
import type { FlowDocument, FlowEdge } from "../flow.ts";
import { downstream, upstream } from "./place.ts";

export const sameEdge = (a: FlowEdge, b: FlowEdge) => a.from === b.from && a.port === b.port && a.to === b.to;

/** Null: they can be joined. */
export function connectRefusal(document: FlowDocument, edge: FlowEdge, catalog: Catalog): Words | null {
  const from = document.nodes.find((node) => node.id === edge.from);
  const to = document.nodes.find((node) => node.id === edge.to);
  if (!from || !to) return refusalWords.gone;
  if (from.id === to.id) return refusalWords.itself;
  if (catalog.get(to.type)?.kind === "trigger") return refusalWords.intoStart;
  const type = catalog.get(from.type);
  if (type && !waysOut(type, from.config).some((port) => port.id === edge.port)) return refusalWords.noPort;
  if (document.edges.some((other) => sameEdge(other, edge))) return refusalWords.already;
  if (downstream(document, to.id).has(from.id)) return refusalWords.circle;
  if (document.edges.length >= limits.flowEdgesMax) return refusalWords.tooMany;
  return null;
}

export function connect(document: FlowDocument, edge: FlowEdge, catalog: Catalog): FlowDocument {
  if (connectRefusal(document, edge, catalog)) return document;
  return { ...document, edges: [...document.edges, edge] };
}

export function disconnect(document: FlowDocument, gone: readonly FlowEdge[]): FlowDocument {
  const edges = document.edges.filter((edge) => !gone.some((other) => sameEdge(edge, other)));
  return edges.length === document.edges.length ? document : { ...document, edges };
}

/** The way out by which a following step is joined: the first that leads nowhere yet, else the first. */
export function portForNext(document: FlowDocument, nodeId: string, catalog: Catalog): string | null {
  const node = document.nodes.find((other) => other.id === nodeId);
  const type = node && catalog.get(node.type);
  const ports = node && type ? portsOf(type, node.config) : [];
  const open = ports.find((port) => !document.edges.some((edge) => edge.from === nodeId && edge.port === port.id));
  return (open ?? ports[0])?.id ?? null;
}

/** Every step that this way out can be joined to, found in one walk: what glows while a connection is drawn. */
export function targetsOf(document: FlowDocument, from: string, port: string, catalog: Catalog): ReadonlySet<string> {
  const before = upstream(document, from);
  const joined = new Set(document.edges.filter((edge) => edge.from === from && edge.port === port).map((edge) => edge.to));
  const full = document.edges.length >= limits.flowEdgesMax;
  const fitting = document.nodes.filter(
    ({ id, type }) => !full && !before.has(id) && !joined.has(id) && catalog.get(type)?.kind !== "trigger",
  );
  return new Set(fitting.map(({ id }) => id));
}
