/** What lies behind each way out of a step, and what has to come once it was taken: what names, joins and bodies are judged by. */
import type { Catalog } from "../nodes/catalog.ts";
import { failedPort } from "../nodes/define.ts";
import { portsOf } from "../nodes/ports.ts";
import type { FlowDocument, FlowNode } from "./flow.ts";
import type { FlowGraph } from "./graph.ts";

export interface Ways {
  /** Where a port leads. */
  targets(id: string, port: string): readonly string[];
  /** The ports by which edges leave. */
  used(id: string): readonly string[];
  /** Every step that some way from this port comes to. */
  behind(id: string, port: string): ReadonlySet<string>;
  /** The steps that have certainly happened when this one comes, where branches that meet have all arrived. */
  certain(id: string): ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
const nowhere: readonly string[] = [];

export function waysOf(document: FlowDocument, nodes: ReadonlyMap<string, FlowNode>, graph: FlowGraph, catalog: Catalog): Ways {
  const byPort = new Map<string, Map<string, string[]>>();
  for (const { from, port, to } of document.edges) {
    if (!nodes.has(from) || !nodes.has(to)) continue;
    const ports = byPort.get(from) ?? new Map<string, string[]>();
    byPort.set(from, ports);
    const list = ports.get(port);
    if (list) list.push(to);
    else ports.set(port, [to]);
  }
  const targets = (id: string, port: string) => byPort.get(id)?.get(port) ?? nowhere;
  const used = (id: string) => [...(byPort.get(id)?.keys() ?? [])];
  const behind = kept((id: string, port: string) => reach(targets(id, port), graph));

  /** The ways of which a step takes exactly one. */
  const exclusive = (id: string): string[] => {
    const node = nodes.get(id);
    const type = node && catalog.get(node.type);
    if (!node || !type) return used(id);
    if (node.disabled) return [type.ports[0].id];
    const ports = new Set([...portsOf(type, node.config), ...type.ports].map((port) => port.id));
    // what is done for each item happens beside the run
    if (node.type === "logic.for-each") ports.delete("each");
    // what tries and has nowhere to go with a failure fails the run
    if (targets(id, failedPort).length > 0) ports.add(failedPort);
    else if (ports.size > 1) ports.delete(failedPort);
    return [...ports];
  };
  const sure = new Map<string, ReadonlySet<string>>();
  /** Every step that has to come once this one has: itself, and what lies on each of the ways that it may take. */
  const mustFollow = (id: string): ReadonlySet<string> => {
    const known = sure.get(id);
    if (known) return known;
    // a drawing that bites its tail has a problem of its own
    sure.set(id, none);
    const [first, ...rest] = exclusive(id).map((port) => mustFollowAll(targets(id, port)));
    const all = new Set(first ? [...first].filter((each) => rest.every((way) => way.has(each))) : []);
    all.add(id);
    sure.set(id, all);
    return all;
  };
  const mustFollowAll = (ids: readonly string[]) => new Set(ids.flatMap((id) => [...mustFollow(id)]));

  const isMeeting = (id: string) => {
    const node = nodes.get(id);
    return node?.type === "logic.join" && !node.disabled && (node.config["how"] ?? "all") === "all";
  };
  /** What has happened in front of a step that waits for every way: all that had to come and leads here. */
  const met = kept((id: string): ReadonlySet<string> => {
    const passed = new Set<string>();
    for (const gate of graph.before(id)) {
      const taken = used(gate).filter((port) => behind(gate, port).has(id));
      const [only] = taken;
      const following = taken.length === 1 && only !== undefined ? mustFollowAll(targets(gate, only)) : mustFollow(gate);
      for (const each of following) if (each !== id && graph.comesAfter(id, each)) passed.add(each);
    }
    return passed;
  });
  const meetings = [...nodes.keys()].filter(isMeeting);
  const certain = kept((id: string): ReadonlySet<string> => {
    const before = graph.before(id);
    if (meetings.length === 0) return before;
    const all = new Set(before);
    for (const each of [id, ...before]) if (isMeeting(each)) for (const step of met(each)) all.add(step);
    return all;
  });
  return { targets, used, behind, certain };
}

function reach(from: readonly string[], graph: FlowGraph): ReadonlySet<string> {
  const seen = new Set(from);
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const each of graph.next(id)) {
      if (seen.has(each)) continue;
      seen.add(each);
      waiting.push(each);
    }
  }
  return seen;
}

/** The same answer for the same names. */
function kept<A extends readonly string[], R>(work: (...names: A) => R): (...names: A) => R {
  const known = new Map<string, R>();
  return (...names) => {
    const key = names.join("/");
    let answer = known.get(key);
    if (answer === undefined) {
      answer = work(...names);
      known.set(key, answer);
    }
    return answer;
  };
}
