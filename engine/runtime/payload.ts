/** What a delivery says beyond its kind; `delivery.payload` on disk. */
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";

export type Payload = Replayed | Signal | Child | Cancelled;

export interface Replayed {
  /** The run whose calls' keys this one goes on using. */
  readonly origin: string;
  /** What to go on from; null: the start. */
  readonly journal: readonly Entry[] | null;
  /** Steps whose calls are made anew all the same. */
  readonly again: readonly string[];
}

export type Signal =
  | {
      readonly kind: "resolved";
      readonly node: string;
      readonly visit: number;
      readonly port: string;
      readonly output: Readonly<Record<string, unknown>>;
      readonly by: string;
    }
  /** An event that it waits for, perhaps. */
  | { readonly kind: "heard"; readonly node: string; readonly visit: number; readonly eventId: string; readonly eventDay: string }
  /** What a person said of a call whose result was unknown. */
  | {
      readonly kind: "judged";
      readonly node: string;
      readonly visit: number;
      readonly decision: "done" | "again" | "failed";
      readonly by: string;
    };

/** The event that a signal tells of; null for whatever else a delivery says. */
export const heardIn = (payload: Payload | null | undefined): Extract<Signal, { kind: "heard" }> | null =>
  payload && "kind" in payload && payload.kind === "heard" ? payload : null;

export interface Child {
  readonly parent: {
    readonly runId: string;
    readonly node: string;
    readonly visit: number;
    readonly index: number;
    readonly depth: number;
  };
  /** Where it begins; null: at the start by which a flow is called. */
  readonly at: { readonly node: string; readonly port: string } | null;
  readonly output: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Whether the parent waits for it, and it has no business without it. */
  readonly awaited: boolean;
}

export interface Cancelled {
  readonly failure: Failure;
}
