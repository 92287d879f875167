/** One turn while it is taken: its run's state and journal, where it comes to rest, and what its commit has to keep beside them. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { guaranteeOf } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";
import { advance, type Next, type OpenCall, type RunState, type Visit } from "../core/advance.ts";
import type { BoundFlow } from "../core/bind.ts";
import { callKey } from "../core/evaluate.ts";
import type { Message } from "../runtime/lane.ts";
import type { Beyond } from "../runtime/run-store.ts";

export type Rest =
  | { readonly kind: "ended" }
  | { readonly kind: "outside"; readonly calls: readonly OpenCall[] }
  /** `until` null: until something comes. */
  | { readonly kind: "held"; readonly until: number | null }
  /** Not begun: the lane of the event's order has not folded it yet. */
  | { readonly kind: "early" }
  /** Nothing more to do now; what has come meanwhile is looked for before it parks. */
  | { readonly kind: "waiting"; readonly until: string | null }
  | { readonly kind: "parked"; readonly until: string | null; readonly reason: string }
  /** Nothing to keep: no flow, or a run that had ended before. */
  | { readonly kind: "idle" };

/** What a turn adds to what its commit keeps. */
export type Additions = { -readonly [K in keyof Pick<Beyond, "listens" | "asks" | "groups" | "deliveries">]: Beyond[K][number][] };

export interface Turn {
  readonly message: Message;
  readonly event: CanonicalEvent;
  readonly flow: BoundFlow | null;
  readonly runId: string;
  readonly wasLive: boolean;
  readonly journal: Entry[];
  readonly known: number;
  /** Signals given to it that its commit settles. */
  readonly signals: readonly Message[];
  state: RunState;
  next: Next;
  rest: Rest | null;
  /** Keys of its calls whose result nobody knows. */
  inDoubt: readonly string[];
  /** Calls that were out when the run was ended from elsewhere. */
  abandoned: readonly OpenCall[];
  additions: Additions | null;
}

export function note(turn: Turn, flow: BoundFlow, entry: Entry): void {
  turn.journal.push(entry);
  [turn.state, turn.next] = advance(flow, turn.state, entry);
}

export function end(turn: Turn, at: string, outcome: "finished" | "failed" | "cancelled", failure: Failure | null): void {
  turn.journal.push({ kind: "ended", at, outcome, ...(failure ? { failure } : {}) });
  turn.abandoned = turn.state.calls.filter((call) => call.retryAt === null);
  turn.state = { ...turn.state, status: outcome, pending: [], calls: [], waits: [], failure };
  turn.next = { kind: "nothing" };
  turn.rest = { kind: "ended" };
}

/** The time of the event, wake-up or signal that this turn answers; it is in the journal, so a turn taken again has the same. */
export function nowOf({ journal, message }: Turn): string {
  const mark = journal.findLast(({ kind }) => kind === "started" || kind === "woken" || kind === "resolved" || kind === "judged");
  return mark?.at ?? message.delivery.at;
}

/** The run whose calls these are in the ledger: its own, or the one that it repeats. */
export function originOf({ journal: [first], runId }: Turn): string {
  return first?.kind === "started" ? (first.origin ?? runId) : runId;
}

/** A run that repeats another goes on using its calls' keys, so that what is done stays done. */
export function keyOf(turn: Turn, visit: Visit): string {
  const [first] = turn.journal;
  const key = callKey(originOf(turn), visit);
  const isAnew = first?.kind === "started" && (first.again?.includes(visit.node) ?? false);
  return isAnew ? `${key}/${turn.message.delivery.replay}` : key;
}

export const additionsOf = (turn: Turn): Additions => {
  turn.additions ??= { listens: [], asks: [], groups: [], deliveries: [] };
  return turn.additions;
};

/** Whether an effect is performed inside the turn's own transaction. */
export const isInside = ({ effect }: { effect: string }) => guaranteeOf(effect) === "database";

/** Whether it is only worked out, beside the turn: the ledger need not know, for a repeat gives the same. */
export const isComputed = ({ effect }: { effect: string }) => guaranteeOf(effect) === "computed";

let lastMs = Number.NaN;
let lastText = "";

/** A batch asks for the same few milliseconds again and again. */
export function iso(ms: number): string {
  if (ms !== lastMs) {
    lastText = new Date(ms).toISOString();
    lastMs = ms;
  }
  return lastText;
}
