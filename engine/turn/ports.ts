/** What turns need of the world around them: time, chance, the flows, the store, the outside. A simulation gives others. */
import type { ShopCalendar } from "#lib/calendar/calendar.ts";
import type { BoundFlow } from "../core/bind.ts";
import type { LaneTransport, Message } from "../runtime/lane.ts";
import type { Outcome, RunStore } from "../runtime/run-store.ts";

export interface Ports {
  readonly store: RunStore;
  readonly flows: {
    ensure(messages: readonly Message[]): Promise<void>;
    bound(flowId: string, version: number): BoundFlow | null;
    /** The published version; null: there is none. */
    live(workspaceId: string, flowId: string): { readonly version: number; readonly bound: BoundFlow } | null;
    calendar(workspaceId: string): ShopCalendar;
    /** Whether some flow starts or goes on when an order's status changes. */
    followsStatus(workspaceId: string): boolean;
  };
  readonly pauses: { flowPaused(flowId: string): boolean; outsidePaused(connectionId: string): boolean };
  /** A call to the outside; never rejects. */
  readonly outside: (call: OutsideCall) => Promise<Outcome>;
  /** Whether a call whose result is unknown may simply be made again. */
  readonly mayRepeat: (call: OutsideCall) => Promise<boolean>;
  readonly clock: () => number;
  readonly random: () => number;
  readonly after: (ms: number, then: () => void) => void;
  readonly resume: LaneTransport["resume"];
  /** Work was written for lanes, perhaps of this process: it need not wait for the next look. */
  readonly nudge: () => void;
}
export interface OutsideCall {
  readonly effect: string;
  readonly key: string;
  readonly args: unknown;
  readonly workspaceId: string;
}
