/**
 * The port between "who is next" and "what happens in a turn". A transport delivers messages to lanes; a store keeps runs.
 *
 * A transport promises (its contract suite holds every implementation to it):
 * 1. Messages of one lane arrive in the order in which they were accepted, the next one only after the former settled.
 * 2. A lane that is held never holds another lane.
 * 3. A message that was not settled is delivered again after a restart; a settled one is not.
 * 4. A wake-up arrives at its time or later, and passes a held lane.
 */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { OpenCall, RunState } from "../core/advance.ts";
import { isBurstLane } from "../core/entity-lane.ts";
import type { Payload } from "./payload.ts";

/** One row of the delivery log; or, without a `seq`, a wake-up that a timer row stands for. */
export interface Delivery {
  readonly kind: "event" | "wake" | "cancel" | "replay" | "signal" | "child";
  readonly workspaceId: string;
  readonly lane: string;
  readonly shard: number;
  /** Gap-free within the shard; null for a wake-up. */
  readonly seq: number | null;
  readonly day: string;
  readonly eventId: string;
  readonly eventDay: string;
  /** Null: no flow; the event is only folded into its entity. */
  readonly flowId: string | null;
  readonly version: number | null;
  readonly runId: string | null;
  readonly replay: number;
  readonly folds: boolean;
  /** ISO time of the event, or of the wake-up: the turn's `now`. */
  readonly at: string;
  /** What a replay goes on from, what a signal says, where a child begins. */
  readonly payload?: Payload | null;
}

/** Wake-ups, cancels and signals pass a held lane; so does what decides for itself whether to wait for the run under way. */
export const passesHeldLane = ({ kind, lane }: Delivery) => kind === "wake" || kind === "cancel" || kind === "signal" || isBurstLane(lane);

/** What a run carries between two of its turns. */
export interface RunSoFar {
  readonly state: RunState;
  readonly journal: readonly Entry[];
  /** Keys of calls whose intent is on record and whose answer is not: a crash came between. Empty for a run in hand. */
  readonly inDoubt: readonly string[];
}

export interface Message {
  readonly delivery: Delivery;
  /** Handed over in memory, or null until it is loaded. */
  event: CanonicalEvent | null;
  /** Null: not looked up yet. `none`: no such run yet. `ended`: nothing left to do. `orphan`: none yet, and the run that wanted it is over. */
  run: RunSoFar | "none" | "ended" | "orphan" | null;
  /** What the outside answered since the last turn, or that the time to wait is over. */
  news: readonly Entry[];
  /** Its calls that went out last. */
  out: readonly OpenCall[] | null;
  /** For a signal that tells of an event: that event, once loaded. */
  heard: CanonicalEvent | null;
  /** Signals for this message's run that came while it was in hand; they are settled with its next turn. */
  signals: readonly Message[] | null;
  /** For a replay: the calls that the run it repeats has made already, with their answers. */
  done: ReadonlyMap<string, unknown> | null;
  /** Of its event as it came, where that is held in memory. */
  bytes: number;
  /** How often its turn was tried and broke. */
  broke: number;
  /** The ownership under which it was delivered. */
  readonly epoch: number;
  /** Milliseconds since the epoch when it began to hold its lane; null: it does not. */
  heldSince: number | null;
}

export function messageOf(delivery: Delivery, epoch: number): Message {
  return {
    delivery,
    event: null,
    run: null,
    news: [],
    out: null,
    heard: null,
    signals: null,
    done: null,
    bytes: 0,
    broke: 0,
    epoch,
    heldSince: null,
  };
}

/** Proof of ownership that a store checks inside its transaction, with how far each shard has come. Opaque to turns. */
export interface Fence {
  readonly rows: readonly { readonly shard: number; readonly epoch: number; readonly cursor: number }[];
  /** Deliveries that wait on a stuck lane and no longer hold the cursor, to be kept apart; and those of them settled now. */
  readonly spilled: readonly Delivery[];
  readonly unspilled: readonly Delivery[];
}

export interface Taken {
  readonly settled: readonly Message[];
  /** Not begun, because an earlier message of their lane holds it now. The rest of the batch holds its lanes. */
  readonly untouched: readonly Message[];
}

/** Takes the turns of a batch and commits them together, or throws and has changed nothing. */
export type TakeTurns = (batch: readonly Message[], fenceFor: (settled: readonly Message[]) => Fence) => Promise<Taken>;

export interface LaneTransport {
  start(take: TakeTurns): Promise<void>;
  /** Gives a held message its next turn (the outside answered). */
  resume(message: Message): void;
  /** Stops delivering and waits for the batch in hand. */
  stop(): Promise<void>;
}

/** Thrown by a store whose fence row was not its own any more: another process has taken the shard over. */
export class Fenced extends Error {
  override readonly name = "Fenced";
}
