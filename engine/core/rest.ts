/** How runs begin, and what ends a wait, as journal entries: the same for a run that is carried and for one that is rehearsed. */
import type { ShopCalendar } from "#lib/calendar/calendar.ts";
import { later } from "#lib/commerce/duration.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry, EntryOf } from "#lib/run/journal.ts";
import type { OpenWait, RunState } from "./advance.ts";
import type { BoundFlow, StartedBy } from "./bind.ts";

/** A start that watches, or waits for a burst to be over, rests first. */
export function firstEntries(
  flow: BoundFlow,
  { nodeId: node, port, output, watch }: StartedBy,
  common: Omit<EntryOf<"started">, "node" | "port" | "output">,
  settles: boolean,
): Entry[] {
  const { at } = common;
  const started: Entry = { ...common, node, port: watch || settles ? "waiting" : port, output };
  const wait = { kind: "waiting" as const, node, visit: 1, at, input: {}, late: { port, output } };
  if (watch) return [started, { ...wait, for: "event", until: watch.until, listen: { events: [...watch.events], about: watch.about } }];
  if (!settles) return [started];
  const seconds = flow.document.settleSeconds ?? limits.settleSecondsUsual;
  return [started, { ...wait, for: "time", until: later(at, `PT${seconds}S`) }];
}

/** Of a run that begins another one for an item or a called flow: the outputs that that one may speak of. */
export const outputsSpokenOf = (flow: BoundFlow, { outputs }: RunState): Record<string, unknown> =>
  Object.fromEntries(Object.entries(outputs).filter(([id]) => flow.spokenOf.has(id)));

/**
 * An event that a run waits for, if it came in time and its condition holds: the step goes on by `event`; a start that watched
 * has nothing to do any more.
 */
export function heardEntry(
  flow: BoundFlow,
  state: RunState,
  { node, visit, until }: OpenWait,
  event: CanonicalEvent,
  at: string,
  calendar: ShopCalendar,
): EntryOf<"resolved"> | null {
  if (until !== null && event.receivedAt > until) return null;
  if (!flow.nodes.get(node)?.hears(scopeOf(event, state.outputs, event.receivedAt, calendar))) return null;
  const output = { eventId: event.id, type: event.type, at: event.receivedAt, body: event.body };
  return { kind: "resolved", node, visit, at, port: "event", output };
}

/** How far the runs have come that another waits for. */
export interface Counted {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Of the last one that ended: what a called flow gives. */
  readonly result: Record<string, unknown> | null;
}

/** What waiting for runs of its own comes to, once they have ended. */
export function resultOf({ for: what }: OpenWait, { total, failed, result }: Counted): { port: string; output: Record<string, unknown> } {
  const isItems = what === "items";
  const counts = isItems ? { count: total, failed } : (result ?? {});
  if (failed === 0) return { port: "done", output: counts };
  const message = isItems ? `${failed} of ${total} items failed.` : "The flow that this step called failed.";
  return { port: "failed", output: { ...counts, failure: { code: isItems ? "items.failed" : "flow.failed", message, final: true } } };
}

export const tooMany = (n: number): Failure => ({
  code: "items.too-many",
  message: `The list has ${n} items; this step goes through ${limits.eachItemsMax} at most.`,
  final: true,
});
export const notLive: Failure = { code: "flow.not-live", message: "The flow that this step calls is not published.", final: true };
export const tooDeep: Failure = {
  code: "flow.too-deep",
  message: `Flows call each other more than ${limits.callDepthMax} deep here; they may be calling each other in a circle.`,
  final: true,
};
