/** A run that is rehearsed, while it is carried: its state, what it would do, and the runs that it began. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { onlyReads } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";
import { advance, type Next, newRun, type OpenCall, type OpenWait, type RunState, type Visit } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";
import type { Footsteps } from "./footsteps.ts";
import type { Rehearsed, UnknownStep, WouldAct } from "./rehearsed.ts";
import type { Due } from "./timetable.ts";

type Act = { -readonly [K in keyof WouldAct]: WouldAct[K] };

interface Group {
  readonly total: number;
  done: number;
  failed: number;
  result: Record<string, unknown> | null;
}

export interface Actor {
  readonly id: string;
  readonly flow: BoundFlow;
  readonly event: CanonicalEvent;
  /** For flows that do more with a burst than queue it; else empty. */
  readonly lane: string;
  readonly journal: Entry[];
  readonly parent: (Visit & { readonly actor: Actor; readonly index: number; readonly awaited: boolean }) | null;
  readonly depth: number;
  readonly groups: Map<string, Group>;
  /** Of the first of its family: all that they would do. */
  readonly actions: WouldAct[];
  readonly runs: Rehearsed[];
  readonly acts: Map<string, Act>;
  /** Waits whose end is planned, as far as it is known. */
  readonly planned: Set<string>;
  readonly unknown: UnknownStep[];
  readonly dues: Due<Planned>[];
  /** Events that it may come to wait for, since its own. */
  readonly came: CanonicalEvent[];
  /** Where another version is rehearsed beside its flow; null for the runs of its items and of flows that it calls. */
  footsteps: Footsteps | null;
  /** How many steps of the other version's run it has gone; null: it goes first. */
  trod: number | null;
  /** Of the first: runs of its own that were begun, and those that have not ended. */
  begun: number;
  open: number;
  isTold: boolean;
  state: RunState;
  next: Next;
  now: string;
  over: Rehearsed["end"] | null;
  failure: Failure | null;
}

export interface Planned {
  readonly actor: Actor;
  readonly wait: OpenWait;
  readonly act: () => void;
}

export function actorOf(flow: BoundFlow, event: CanonicalEvent, id: string, lane: string, parent: Actor["parent"], now: string): Actor {
  return {
    id,
    flow,
    event,
    lane,
    journal: [],
    parent,
    depth: parent ? parent.actor.depth + 1 : 0,
    groups: new Map(),
    actions: [],
    runs: [],
    acts: new Map(),
    planned: new Set(),
    unknown: [],
    dues: [],
    came: [],
    footsteps: null,
    trod: null,
    begun: 0,
    open: 0,
    isTold: false,
    state: newRun,
    next: { kind: "nothing" },
    now,
    over: null,
    failure: null,
  };
}

export const firstOf = (actor: Actor): Actor => (actor.parent ? firstOf(actor.parent.actor) : actor);

export function note(actor: Actor, entry: Entry): void {
  actor.journal.push(entry);
  if (entry.kind === "started" || entry.kind === "woken" || entry.kind === "resolved") actor.now = entry.at;
  const trodden = actor.footsteps?.after(actor, entry);
  if (trodden) {
    ({ after: actor.state, next: actor.next } = trodden);
    actor.trod = (actor.trod ?? 0) + 1;
    return;
  }
  const before = actor.state;
  [actor.state, actor.next] = advance(actor.flow, before, entry);
  actor.footsteps?.keep(actor, { before, entry, after: actor.state, next: actor.next });
}

/** What it would do with a call: noted once, when it goes out. */
export function actOf(actor: Actor, call: OpenCall): Act {
  const known = actor.acts.get(keyOf(call));
  if (known) return known;
  const { parent } = actor;
  const { node, visit, effect, input: args } = call;
  const inside = parent ? { node: parent.node, index: parent.index } : null;
  const act: Act = { node, visit, effect, args, reply: null, known: false, inside };
  actor.acts.set(keyOf(call), act);
  if (!onlyReads(effect)) firstOf(actor).actions.push(act);
  return act;
}

export const keyOf = ({ node, visit }: Visit) => `${node}/${visit}`;
export const isUnknown = ({ unknown }: Actor, { node, visit }: Visit) => unknown.some((step) => step.node === node && step.visit === visit);

export const rehearsed = ({ event, journal, state, actions, over, failure, unknown, runs }: Actor): Rehearsed => ({
  ...{ event, journal, state, actions, failure, unknown, runs },
  end: over ?? "unknown",
});
