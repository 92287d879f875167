/**
 * A flow as a file: stable, so that two exports of one flow are the same bytes; diffable, so that moving a step touches nothing
 * but its line in `places`; and free of this shop's ids, so that it can be read elsewhere.
 */

import { isOperation, type Operation } from "../../openapi/operation.ts";
import type { FlowDocument, FlowNode } from "../flow.ts";
import { sortKeys } from "./json.ts";
import { type NamedThings, referencesOf, thingsOf } from "./references.ts";

export const portableFormat = 1;
export type PortableFlow = Record<string, unknown> & { tradewind: "flow"; format: number; name: string };

export function writeFlow(document: FlowDocument, things: NamedThings): PortableFlow {
  const { format: _, name, description, nodes, edges, groups, stickies, ...settings } = document;
  const byId = <T extends { id: string }>(items: readonly T[]) => [...items].sort((a, b) => compare(a.id, b.id));
  const known = new Set(nodes.map(({ id }) => id));
  return {
    tradewind: "flow",
    format: portableFormat,
    name,
    ...(description === "" ? {} : { description }),
    ...(sortKeys(settings) as object),
    nodes: byId(nodes).map((node) => writeNode(node, things)),
    edges: edges
      .filter(({ from, to }) => known.has(from) && known.has(to))
      .map(({ from, port, to }) => ({ from, port, to }))
      .sort((a, b) => compare(a.from, b.from) || compare(a.port, b.port) || compare(a.to, b.to)),
    ...(groups ? { groups: byId(groups).map((group) => sortKeys({ ...group, nodes: [...group.nodes].sort(compare) })) } : {}),
    ...(stickies ? { stickies: byId(stickies).map(({ id, text }) => ({ id, text })) } : {}),
    places: Object.fromEntries(
      byId([...nodes, ...(stickies ?? [])]).map((drawn) => [
        drawn.id,
        [
          Math.round(drawn.position.x),
          Math.round(drawn.position.y),
          ...("size" in drawn ? [Math.round(drawn.size.width), Math.round(drawn.size.height)] : []),
        ],
      ]),
    ),
  };
}

/** What is as usual is left out. */
function writeNode({ id, type, version, title, config, disabled, notes, position: _, ...more }: FlowNode, things: NamedThings): object {
  const references = referencesOf(type);
  const written = Object.entries(config).map(([name, value]) => {
    const kind = references.get(name);
    if (!kind) return [name, sortKeys(value)] as const;
    if (kind === "api") return [name, sortKeys(isOperation(value) ? atHome(value) : value)] as const;
    const one = (given: unknown) => nameOf(given, kind, things);
    return [name, Array.isArray(value) ? value.map(one) : one(value)] as const;
  });
  return {
    id,
    type,
    ...(version === 1 ? {} : { version }),
    ...(title === "" ? {} : { title }),
    config: Object.fromEntries(written.sort(([a], [b]) => compare(a, b))),
    ...(disabled ? { disabled } : {}),
    ...(notes === "" ? {} : { notes }),
    ...(sortKeys(more) as object),
  };
}

/** An operation stands in the file whole; of its system only the name, which is all that another shop can know it by. */
const atHome = ({ api: { id: _, ...api }, ...operation }: Operation): object => ({ ...operation, api });

/** By name; beside it the id where two bear that name. What is not in this shop stays as it is. */
function nameOf(given: unknown, kind: Parameters<typeof thingsOf>[1], things: NamedThings): unknown {
  if (typeof given !== "string" || given === "") return given;
  const all = thingsOf(things, kind);
  const found = all.find(({ id }) => id === given);
  if (!found) return given;
  return all.filter(({ name }) => name === found.name).length > 1 ? { [kind]: found.name, id: found.id } : { [kind]: found.name };
}

/** By code unit, the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
