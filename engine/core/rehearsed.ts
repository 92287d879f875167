/** What rehearsing a flow is given, and what it comes to. */
import type { ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { OpenCall, OpenWait, RunState } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";
import type { Compute } from "./compute.ts";
import type { Footsteps } from "./footsteps.ts";
import type { Outcome } from "./settle.ts";

/** What a step is taken to have come to, whatever its settings say. */
export interface Pin {
  readonly port: string;
  readonly output: unknown;
}

/** What really happened when the event came. */
export interface OnRecord {
  call(event: CanonicalEvent, call: OpenCall): Outcome | null;
  /** What people decided on a run's own question, and when. */
  decision(event: CanonicalEvent, wait: OpenWait): (Pin & { readonly by: string; readonly at: string }) | null;
}

export interface Setting {
  readonly flow: BoundFlow;
  /** The live flows that it may call; absent: what they would come to is unknown. */
  readonly called?: (flowId: string) => BoundFlow | null;
  readonly calendar?: () => ShopCalendar;
  readonly onRecord?: OnRecord | null;
  /** Works out code steps; absent: what they give is unknown, unless it is on record. */
  readonly compute?: Compute | null;
  readonly pins?: Readonly<Record<string, Pin>>;
  /** The step after which it is enough. */
  readonly upTo?: string | null;
  /** Where another version is rehearsed beside this one, and which of the two goes first. */
  readonly footsteps?: { readonly shared: Footsteps; readonly goesFirst: boolean };
  /** Told of each event that starts a run. */
  readonly began?: (event: CanonicalEvent) => void;
  /** Told of each run once nothing more can come of it. */
  readonly ended: (run: Rehearsed) => void;
}

/** An action that would be taken. */
export interface WouldAct {
  readonly node: string;
  readonly visit: number;
  readonly effect: string;
  readonly args: unknown;
  /** What it would answer; null: it would fail, or nobody knows. */
  readonly reply: unknown;
  readonly known: boolean;
  /** For an item or a called flow: which flow's step it is, and of which item. */
  readonly inside: { readonly node: string; readonly index: number } | null;
}

export interface UnknownStep {
  readonly node: string;
  readonly visit: number;
  /** Whose answer is missing: the outside's, a person's, an event's, or that of runs of its own. */
  readonly from: "outside" | "person" | "event" | "runs";
}

export interface Rehearsed {
  readonly event: CanonicalEvent;
  readonly journal: readonly Entry[];
  readonly state: RunState;
  readonly actions: readonly WouldAct[];
  /** Why it goes no further. */
  readonly end: "finished" | "failed" | "cancelled" | "unknown" | "stopped here";
  readonly failure: Failure | null;
  readonly unknown: readonly UnknownStep[];
  /** The runs of its items and of flows that it calls; the first of them. */
  readonly runs: readonly Rehearsed[];
}
