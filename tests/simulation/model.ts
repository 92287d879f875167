/**
 * What a run of a drawing has to come to, worked out by a second, plain interpreter: one token at a time, no clock, no
 * crash, no retry. It shares no code with the engine but the drawing.
 */
import type { FlowDraft } from "#lib/flow/flow.ts";

export interface Expected {
  /** Exactly these where nothing cut a branch off; at most these where something did. */
  readonly tags: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  /** Keys of calls that were made, with whether the receiver took them. */
  readonly calls: ReadonlyMap<string, boolean>;
  readonly statuses: ReadonlySet<string>;
  /** Whether a branch may have been cut off by a failure or a stop in another. */
  readonly cut: boolean;
}

export interface Given {
  readonly run: string;
  readonly number: string;
  /** Whether the receiver takes a call. */
  readonly takes: (key: string) => boolean;
  /** Which way a wait for an event was left, as the events said. */
  readonly heard: (node: string) => "event" | "timeout";
  /** The run of an item or a called flow. */
  readonly child: (node: string, index: number) => string;
}

export function expected(draft: FlowDraft, given: Given): Expected {
  const tags = new Set<string>();
  const notes = new Set<string>();
  const calls = new Map<string, boolean>();
  const statuses = new Set<string>();
  const edges = draft.edges ?? [];
  const nodes = new Map((draft.nodes ?? []).map((node) => [node.id, node]));
  const arrived = new Map<string, number>();
  const incoming = (id: string) => edges.filter((edge) => edge.to === id).length;
  const need = (id: string) => {
    const { how, count } = (nodes.get(id)?.config ?? {}) as { how: string; count: number };
    return how === "all" ? incoming(id) : how === "any" ? 1 : Math.min(count, incoming(id));
  };
  const tokens: string[] = [];
  const follow = (id: string, port: string): number => {
    const ways = edges.filter((edge) => edge.from === id && (edge.port ?? "out") === port);
    for (const { to } of ways) {
      if (nodes.get(to)?.type !== "logic.join") tokens.push(to);
      else {
        const n = (arrived.get(to) ?? 0) + 1;
        arrived.set(to, n);
        if (n === need(to)) tokens.push(to);
      }
    }
    return ways.length;
  };
  const fail = (id: string) => {
    if (follow(id, "failed") > 0) return;
    const catcher = edges.find((edge) => edge.to === id && edge.port === "do")?.from;
    if (catcher === undefined || follow(catcher, "failed") === 0) statuses.add("failed");
  };
  const call = (run: string, id: string) => {
    const key = `${run}/${id}/1`;
    calls.set(key, given.takes(key));
    return given.takes(key);
  };
  const config = (id: string) => (nodes.get(id)?.config ?? {}) as Record<string, string>;
  const steps: Record<string, (id: string) => void> = {
    "outside.http": (id) => (call(given.run, id) ? follow(id, "ok") : fail(id)),
    "order.tag": (id) => {
      tags.add(config(id)["tag"] ?? "");
      follow(id, "out");
    },
    "team.note": (id) => {
      notes.add((config(id)["text"] ?? "").replace("{{ order.number }}", given.number));
      follow(id, "out");
    },
    "logic.if": (id) => follow(id, String(given.number.endsWith(config(id)["when"]?.match(/'(\d)'/)?.[1] ?? "-"))),
    "logic.switch": (id) => follow(id, given.number.endsWith("1") ? "one" : "otherwise"),
    "logic.wait": (id) => follow(id, "out"),
    "logic.wait-for-event": (id) => follow(id, given.heard(id)),
    "logic.parallel": (id) => follow(id, "out"),
    "logic.join": (id) => follow(id, "out"),
    "logic.try": (id) => follow(id, "do"),
    "logic.stop": (id) => void statuses.add(config(id)["outcome"] ?? ""),
    "logic.for-each": (id) => {
      const items = JSON.parse(config(id)["items"] ?? "[]") as unknown[];
      const body = edges.filter((edge) => edge.from === id && edge.port === "each").map((edge) => edge.to);
      const failed = items.filter((_, i) => body.filter((step) => !call(given.child(id, i), step)).length > 0);
      if (failed.length > 0) fail(id);
      else follow(id, "done");
    },
    "logic.call-flow": (id) => (call(given.child(id, 0), "inner") ? follow(id, "done") : fail(id)),
  };
  follow("start", "out");
  for (;;) {
    for (let id = tokens.shift(); id !== undefined; id = tokens.shift()) steps[nodes.get(id)?.type ?? ""]?.(id);
    // nothing more can come: what has arrived meets without the rest, the first in the drawing first
    const partial = [...arrived].filter(([id, n]) => n < need(id)).map(([id]) => id);
    const [first] = partial.filter((id) => !partial.some((other) => other !== id && leads(edges, other, id)));
    if (first === undefined || statuses.size > 0) break;
    arrived.set(first, incoming(first));
    tokens.push(first);
  }
  const cut = statuses.size > 0;
  return { tags, notes, calls, statuses: cut ? statuses : new Set(["finished"]), cut };
}

function leads(edges: NonNullable<FlowDraft["edges"]>, from: string, to: string): boolean {
  return edges.some((edge) => edge.from === from && (edge.to === to || leads(edges, edge.to, to)));
}
