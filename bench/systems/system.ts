/** What is measured: something that takes orders over HTTP. */
import type { Target } from "../load/order-request.ts";

export interface System {
  readonly name: string;
  /** Connections that send to it as fast as they are answered. */
  readonly connections: number;
  /** Whether it runs something for an order and keeps the run, or only answers. */
  readonly keepsRuns: boolean;
  /** Whether one order's events take turns: then one hot order alone is a figure of its own. */
  readonly hasLanes: boolean;
  /** From nothing: a database of its own, its own process. */
  start(): Promise<Running>;
}

export interface Running {
  readonly target: Target;
  /** The process that does the work; its children count with it. */
  readonly pid: number;
  /** Exact, as the system itself counts; null where it keeps nothing that could be counted. */
  counts(): Promise<Counts | null>;
  /** Milliseconds from an order's arrival to its run's end, of the orders that came since; null where it keeps no times. */
  finishedMs(since: Date): Promise<Percentiles | null>;
  stop(): Promise<void>;
}

export interface Counts {
  /** Orders taken. */
  readonly accepted: number;
  readonly finished: number;
  /** Ended in any other way. */
  readonly failed: number;
  /** Begun and not ended. */
  readonly open: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}
