/** The port to where runs, their effects and the shop's state are kept. One commit a batch of turns, or nothing at all. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { DatabaseEffect } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { Delivery, Fence, Message } from "./lane.ts";

export interface RunStore {
  /** Fills in `event` and `run` of the messages that lack them. */
  load(messages: readonly Message[]): Promise<void>;
  /** One transaction. What `work` throws undoes all of it. */
  commit<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
}

export interface Unit {
  /** Carries events into the state of their entities, in the order given; one folded already is passed over. */
  fold(foldings: readonly Folding[]): Promise<void>;
  /** Whether each of these orders is known by now; locks nothing. */
  hasOrders(wanted: readonly { workspaceId: string; id: string }[]): Promise<readonly boolean[]>;
  /** Performs database effects set-wise; outcomes in the order of the calls. */
  perform(calls: readonly DatabaseCall[]): Promise<readonly Outcome[]>;
  /** Writes what the turns came to and checks the fence; throws where a run has been ended meanwhile. The last thing a unit does. */
  write(written: Written, fence: Fence): Promise<void>;
}

export interface Folding {
  readonly event: CanonicalEvent;
  /** Null for what came by no delivery log. */
  readonly seq: number | null;
}

export interface DatabaseCall {
  readonly effect: DatabaseEffect;
  readonly args: unknown;
  readonly key: string;
  readonly workspaceId: string;
  readonly runId: string;
  readonly at: string;
}

export type Outcome = { readonly ok: true; readonly reply: unknown } | { readonly ok: false; readonly failure: Failure };

export interface RunRow {
  readonly delivery: Delivery;
  readonly runId: string;
  readonly flowId: string;
  readonly version: number;
  readonly event: CanonicalEvent;
  readonly startedAt: string;
  readonly journal: readonly Entry[];
  /** Whether it has a row among the live runs: to be taken away, or to be written again. */
  readonly wasLive: boolean;
}

export interface Written {
  readonly ended: readonly (RunRow & {
    readonly status: "finished" | "failed" | "cancelled";
    readonly endedAt: string;
    readonly failure: Failure | null;
    readonly effectsDone: number;
  })[];
  readonly live: readonly (RunRow & { readonly status: "running" | "parked"; readonly wakeAt: string | null; readonly reason: string })[];
  /** Calls about to go out. */
  readonly intents: readonly LedgerRow[];
  /** What became of calls that went out. */
  readonly settlements: readonly Settlement[];
}

export interface LedgerRow {
  readonly day: string;
  readonly key: string;
  readonly workspaceId: string;
  readonly runId: string;
  readonly node: string;
  readonly visit: number;
  readonly effect: string;
  readonly args: unknown;
  readonly attempt: number;
  readonly at: string;
}

export interface Settlement extends Pick<LedgerRow, "day" | "key" | "attempt" | "at"> {
  /** `retrying`: it failed and will be tried again. */
  readonly state: "done" | "failed" | "in doubt" | "retrying";
  readonly reply: unknown;
  readonly failure: Failure | null;
}
