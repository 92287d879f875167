/** Edits of single steps. Each returns a new document, or the same one where nothing can change. */
import { limits } from "../../limits.ts";
import { type Catalog, catalog } from "../../nodes/catalog.ts";
import { bringsOrder, defaultConfig } from "../../nodes/default-config.ts";
import { portsOf, waysOut } from "../../nodes/ports.ts";
import type { FlowDocument, FlowEdge, FlowNode } from "../flow.ts";
import { connect, portForNext, sameEdge } from "./connect.ts";
import { joinGroupBetween, pruneGroups } from "./groups.ts";
import { freshId, idsOf } from "./names.ts";
import { columnStep, downstream, freePlace, type Place, placeAfter, placeAtEnd, snap } from "./place.ts";

export interface Added {
  document: FlowDocument;
  /** The new step; null where there was no room for one. */
  id: string | null;
}

/** Which step goes where: after a step (by a port), in the middle of an edge, at a place, or at the end. */
export interface Where {
  after?: { from: string; port?: string };
  into?: FlowEdge;
  at?: Place;
}

const blank = (id: string, type: string, version: number, config: Record<string, unknown>, position: Place): FlowNode => ({
  id,
  type,
  version,
  title: "",
  config,
  position,
  disabled: false,
  notes: "",
});

export function addStep(
  document: FlowDocument,
  type: string,
  catalog: Catalog,
  where: Where = {},
  config: Record<string, unknown> = {},
): Added {
  if (document.nodes.length >= limits.flowNodesMax) return { document, id: null };
  const known = catalog.get(type);
  const id = freshId(type, idsOf(document));
  const filled = known ? { ...defaultConfig(known, bringsOrder(document, catalog)), ...config } : config;
  const make = (position: Place) => blank(id, type, known?.version ?? 1, filled, snap(position));
  const trigger = known?.kind === "trigger";

  if (where.into && !trigger) {
    const inserted = insertOnEdge(document, where.into, make({ x: 0, y: 0 }), catalog);
    if (inserted !== document) return { document: inserted, id };
  }
  const before = where.after ? document.nodes.find((node) => node.id === where.after?.from) : undefined;
  const port = before && (where.after?.port ?? portForNext(document, before.id, catalog));
  const place = where.at
    ? freePlace(where.at, document.nodes)
    : before && !trigger
      ? placeAfter(document, before)
      : trigger
        ? startPlace(document)
        : placeAtEnd(document);
  const added: FlowDocument = {
    ...document,
    nodes: [...document.nodes, make(place)],
  };
  return {
    document: before && port && !trigger ? connect(added, { from: before.id, port, to: id }, catalog) : added,
    id,
  };
}

function startPlace(document: FlowDocument): Place {
  const left = Math.min(0, ...document.nodes.map((node) => node.position.x));
  return freePlace({ x: left, y: 0 }, document.nodes);
}

/** The new step takes the place of the one the edge leads to; that one and all after it move one column right. */
function insertOnEdge(document: FlowDocument, edge: FlowEdge, node: FlowNode, catalog: Catalog): FlowDocument {
  const from = document.nodes.find((other) => other.id === edge.from);
  const to = document.nodes.find((other) => other.id === edge.to);
  const type = catalog.get(node.type);
  // the way that a switched off step is left by: what follows goes on as before
  const out = type && portsOf(type, node.config).length > 0 ? type.ports[0].id : undefined;
  if (!from || !to || !document.edges.some((other) => sameEdge(other, edge))) return document;
  const roomy = to.position.x - from.position.x >= 2 * columnStep - 40;
  const moving = roomy ? new Set<string>() : downstream(document, to.id);
  const nodes = document.nodes.map((other) =>
    moving.has(other.id)
      ? {
          ...other,
          position: { x: other.position.x + columnStep, y: other.position.y },
        }
      : other,
  );
  const wanted = roomy ? { x: from.position.x + columnStep, y: to.position.y } : to.position;
  const placed: FlowNode = { ...node, position: freePlace(wanted, nodes) };
  const edges = document.edges.filter((other) => !sameEdge(other, edge));
  edges.push({ from: edge.from, port: edge.port, to: node.id });
  if (out) edges.push({ from: node.id, port: out, to: edge.to });
  if (edges.length > limits.flowEdgesMax) return document;
  return joinGroupBetween({ ...document, nodes: [...nodes, placed], edges }, node.id, edge.from, edge.to);
}

/** One step taken out of a line leaves the line whole: what led to it leads to what came after it. */
export function removeSteps(document: FlowDocument, ids: ReadonlySet<string>, catalog: Catalog): FlowDocument {
  const nodes = document.nodes.filter((node) => !ids.has(node.id));
  if (nodes.length === document.nodes.length) return document;
  const edges = document.edges.filter((edge) => !ids.has(edge.from) && !ids.has(edge.to));
  const bare = pruneGroups({ ...document, nodes, edges });
  const [only] = ids;
  if (ids.size !== 1 || only === undefined) return bare;
  const into = document.edges.filter((edge) => edge.to === only);
  const out = document.edges.filter((edge) => edge.from === only);
  const [next] = out;
  if (out.length !== 1 || !next) return bare;
  return into.reduce((healed, edge) => connect(healed, { from: edge.from, port: edge.port, to: next.to }, catalog), bare);
}

export function moveSteps(document: FlowDocument, places: ReadonlyMap<string, Place>): FlowDocument {
  let moved = false;
  const nodes = document.nodes.map((node) => {
    const place = places.get(node.id);
    if (!place) return node;
    const position = snap(place);
    if (!Number.isFinite(position.x + position.y) || (position.x === node.position.x && position.y === node.position.y)) return node;
    moved = true;
    return { ...node, position };
  });
  return moved ? { ...document, nodes } : document;
}

/** `tries` undefined: as often as is usual. */
export type StepChange = Partial<Pick<FlowNode, "title" | "notes" | "disabled" | "config">> & { tries?: number | undefined };

export function changeStep(document: FlowDocument, id: string, change: StepChange): FlowDocument {
  const node = document.nodes.find((other) => other.id === id);
  if (!node) return document;
  const { tries, ...given } = { ...node, ...change };
  const next: FlowNode = {
    ...given,
    ...(tries === undefined ? {} : { tries }),
    title: (change.title ?? node.title).slice(0, limits.nameCharsMax),
    notes: (change.notes ?? node.notes).slice(0, limits.noteCharsMax),
  };
  const nodes = document.nodes.map((other) => (other.id === id ? next : other));
  return { ...document, nodes, edges: change.config ? edgesStill(document.edges, node, next) : document.edges };
}

/** What left by a way out that the settings have taken away is gone with it. */
function edgesStill(edges: FlowEdge[], before: FlowNode, after: FlowNode): FlowEdge[] {
  const type = catalog.get(after.type);
  if (!type?.portsOf) return edges;
  const [had, has] = [before, after].map(({ config }) => new Set(waysOut(type, config).map((port) => port.id)));
  const kept = edges.filter((edge) => edge.from !== after.id || has?.has(edge.port) || !had?.has(edge.port));
  return kept.length === edges.length ? edges : kept;
}

/** `undefined` takes the setting away, so that its default holds. */
export function setConfig(document: FlowDocument, id: string, field: string, value: unknown): FlowDocument {
  const node = document.nodes.find((other) => other.id === id);
  if (!node || Object.is(node.config[field], value)) return document;
  const { [field]: _, ...rest } = node.config;
  return changeStep(document, id, {
    config: value === undefined ? rest : { ...rest, [field]: value },
  });
}

/** An empty name is no name: the old one stays. */
export function renameFlow(document: FlowDocument, name: string): FlowDocument {
  const trimmed = name.trim().slice(0, limits.nameCharsMax).trim();
  return trimmed && trimmed !== document.name ? { ...document, name: trimmed } : document;
}

export type FlowChange = Pick<FlowDocument, "description" | "ordering" | "burst" | "settleSeconds"> & {
  from?: string | undefined;
  until?: string | undefined;
};

/** What holds for the whole flow. `queue` is what holds where nothing is said. */
export function changeFlow(document: FlowDocument, change: Partial<FlowChange>): FlowDocument {
  const { burst, settleSeconds, from, until, ...next }: Omit<FlowDocument, "from" | "until"> & FlowChange = { ...document, ...change };
  return {
    ...next,
    description: next.description.slice(0, limits.noteCharsMax),
    ...(burst === undefined || burst === "queue" ? {} : { burst }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(burst === "settle" && settleSeconds !== undefined ? { settleSeconds } : {}),
  };
}

export function toggleDisabled(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  const chosen = document.nodes.filter((node) => ids.has(node.id));
  if (chosen.length === 0) return document;
  const disabled = chosen.some((node) => !node.disabled);
  return {
    ...document,
    nodes: document.nodes.map((node) => (ids.has(node.id) ? { ...node, disabled } : node)),
  };
}
