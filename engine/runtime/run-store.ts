/** The port to where runs, their effects and the shop's state are kept. One commit a batch of turns, or nothing at all. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { EventKey } from "#lib/commerce/event-keys.ts";
import type { StatusMove } from "#lib/commerce/status-changed.ts";
import type { StockItem } from "#lib/commerce/stock/book.ts";
import type { DatabaseEffect } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { Outcome } from "../core/settle.ts";
import type { Instruction } from "../store/deliver.ts";
import type { Asking } from "../store/keep-approvals.ts";
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
  /** For each event, the runs that wait for one like it and began before it. */
  listeners(events: readonly CanonicalEvent[]): Promise<readonly (readonly Listener[])[]>;
  /** For each wait, the events after its run's own that fit it, oldest first. */
  cameSince(waits: readonly Awaited[]): Promise<readonly (readonly CanonicalEvent[])[]>;
  /** How far the runs have come that these runs wait for; under lock. */
  groups(runIds: readonly string[]): Promise<readonly Group[]>;
  /** For waits on people whose time is over, under lock: whether they decided before. Closes those where not. */
  expire(waits: readonly { runId: string; node: string; visit: number }[]): Promise<readonly boolean[]>;
  /** Live runs by lane. */
  inBurst(lanes: readonly string[]): Promise<ReadonlyMap<string, readonly UnderWay[]>>;
  /** Carries orders that went out or ended into the stock. After all turns, before `falls` is asked. */
  settle(): Promise<void>;
  /** Items that fell below their warning so far, in order. */
  falls(): readonly StockFall[];
  /** What folding and performing did to orders' statuses so far, in order. */
  changes(): readonly StatusChange[];
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

export interface Listener {
  readonly workspaceId: string;
  readonly runId: string;
  readonly flowId: string;
  readonly version: number;
  readonly lane: string;
  readonly shard: number;
  readonly eventId: string;
  readonly node: string;
  readonly visit: number;
}
export interface Awaited {
  readonly workspaceId: string;
  /** Of the run: later ones count. */
  readonly eventId: string;
  readonly about: EventKey;
  readonly key: string;
  readonly events: readonly string[];
}
/** Runs that another waits for, begun together by one of its steps. */
export interface Group {
  readonly runId: string;
  readonly node: string;
  readonly visit: number;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Of the last one that ended: what a called flow gives. */
  readonly result: Record<string, unknown> | null;
}
export interface UnderWay {
  readonly runId: string;
  readonly eventId: string;
  readonly version: number;
}
/** An item that fell below its warning, with its figures over all places at that moment. */
export interface StockFall {
  readonly workspaceId: string;
  readonly item: StockItem;
  readonly onHand: number;
  readonly reserved: number;
  readonly free: number;
}
export interface StatusChange extends StatusMove {
  readonly workspaceId: string;
}

export type { Outcome } from "../core/settle.ts";

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
  /** The run whose step began it. */
  readonly parentId: string | null;
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
  /** What few batches have; null: nothing of it. */
  readonly beyond: Beyond | null;
}

/** What runs that rest leave on record, and what turns send on. */
export interface Beyond {
  /** Waits for an event. */
  readonly listens: readonly (Listener & Pick<Awaited, "about" | "key" | "events"> & { readonly day: string })[];
  readonly asks: readonly Asking[];
  readonly groups: readonly (Pick<Group, "runId" | "node" | "visit" | "total"> & { readonly day: string })[];
  /** Children, signals and cancels. */
  readonly deliveries: readonly Instruction[];
  /** Runs that ended and had waited: nothing of theirs is waited for any more. */
  readonly closed: readonly string[];
  /** Runs that others wait for and that ended. */
  readonly childrenEnded: readonly {
    readonly parent: { readonly runId: string; readonly node: string; readonly visit: number };
    readonly failed: boolean;
    readonly result: Record<string, unknown>;
  }[];
  readonly changes: readonly StatusChange[];
  readonly falls: readonly StockFall[];
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

export const nothingWritten: Written = { ended: [], live: [], intents: [], settlements: [], beyond: null };
