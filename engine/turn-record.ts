/** What a batch of turns comes to, as rows: runs that ended, runs that go on, calls about to go out, answers for the ledger. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { effects } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { Next, OpenCall, RunState } from "./core/advance.ts";
import type { BoundFlow } from "./core/bind.ts";
import { callKey } from "./core/evaluate.ts";
import type { Message } from "./runtime/lane.ts";
import type { RunRow, Settlement, Written } from "./runtime/run-store.ts";

export type Rest =
  | { readonly kind: "ended" }
  | { readonly kind: "outside"; readonly calls: readonly OpenCall[] }
  | { readonly kind: "held"; readonly until: number }
  /** Not begun: the lane of the event's order has not folded it yet. */
  | { readonly kind: "early" }
  | { readonly kind: "parked"; readonly until: string | null; readonly reason: string }
  /** Nothing to keep: no flow, or a run that had ended before. */
  | { readonly kind: "idle" };

export interface Turn {
  readonly message: Message;
  readonly event: CanonicalEvent;
  readonly flow: BoundFlow | null;
  readonly runId: string;
  readonly wasLive: boolean;
  readonly journal: Entry[];
  readonly known: number;
  state: RunState;
  next: Next;
  rest: Rest | null;
  /** Calls that were out when the run was ended from elsewhere. */
  abandoned: readonly OpenCall[];
}

export function writtenOf(clock: () => number, turns: readonly Turn[]): Written {
  const ended: Written["ended"][number][] = [];
  const live: Written["live"][number][] = [];
  const intents: Written["intents"][number][] = [];
  const settlements: Settlement[] = [];
  for (const turn of turns) {
    const { rest, message, journal, state } = turn;
    const { delivery } = message;
    settlements.push(...settlementsOf(clock, turn));
    if (!rest || rest.kind === "idle" || !delivery.flowId || !delivery.version) continue;
    const row: RunRow = {
      delivery,
      runId: turn.runId,
      flowId: delivery.flowId,
      version: delivery.version,
      event: turn.event,
      startedAt: journal[0]?.at ?? delivery.at,
      journal,
      wasLive: turn.wasLive,
    };
    if (rest.kind === "ended" && (state.status === "finished" || state.status === "failed" || state.status === "cancelled")) {
      const { status, failure } = state;
      ended.push({
        ...row,
        status,
        failure,
        endedAt: iso(clock()),
        effectsDone: journal.filter(({ kind }) => kind === "answered").length,
      });
    } else if (rest.kind === "outside") {
      live.push({ ...row, status: "running", wakeAt: afterCrash(message), reason: "" });
      for (const call of rest.calls) intents.push({ ...ledgerRow(turn, call), attempt: call.attempts + 1, at: iso(clock()) });
    } else if (rest.kind === "held") {
      live.push({ ...row, status: "running", wakeAt: afterCrash(message), reason: "retry" });
    } else if (rest.kind === "parked") {
      live.push({ ...row, status: "parked", wakeAt: rest.until, reason: rest.reason });
      if (rest.reason === "in doubt")
        for (const call of state.calls)
          settlements.push({
            ...ledgerRow(turn, call),
            attempt: call.attempts + 1,
            at: iso(clock()),
            state: "in doubt",
            reply: null,
            failure: null,
          });
    }
  }
  return { ended, live, intents, settlements };
}

/** A delivery that is not settled comes again by itself; a wake-up has only its timer to bring it back. */
const afterCrash = ({ delivery }: Message) => (delivery.kind === "wake" ? delivery.at : null);

/** An answer goes to the ledger also when its run has ended meanwhile; a call that was out at that moment is in doubt until it comes. */
function settlementsOf(clock: () => number, turn: Turn): Settlement[] {
  const { message, journal, known, abandoned, runId } = turn;
  const said = new Set([...journal.slice(known), ...message.news]);
  const settled = [...said].flatMap((entry) => settlementOf(turn, entry) ?? []);
  const at = iso(clock());
  const doubtful = abandoned
    .map((call) => ({ key: callKey(runId, call), attempt: call.attempts + 1 }))
    .filter(({ key }) => settled.every((other) => other.key !== key))
    .map(
      ({ key, attempt }): Settlement => ({
        day: message.delivery.eventDay,
        key,
        attempt,
        at,
        state: "in doubt",
        reply: null,
        failure: null,
      }),
    );
  return [...settled, ...doubtful];
}

/** What an entry says of a call outside, for the ledger; null for all others. */
function settlementOf({ journal, message, runId }: Turn, entry: Entry): Settlement | null {
  if (entry.kind !== "answered" && entry.kind !== "failed") return null;
  const asked = journal.find((other) => other.kind === "asked" && other.node === entry.node && other.visit === entry.visit);
  const isNews = message.news.includes(entry);
  if (!isNews && (asked?.kind !== "asked" || isInside(asked))) return null;
  const row = { day: message.delivery.eventDay, key: callKey(runId, entry), attempt: entry.attempt, at: entry.at };
  if (entry.kind === "answered") return { ...row, state: "done", reply: entry.reply, failure: null };
  const state = entry.retryAt !== undefined ? "retrying" : isInDoubt(entry.failure) ? "in doubt" : "failed";
  return { ...row, state, reply: null, failure: entry.failure };
}

/** A call that may have been carried out, and must not be made twice. */
const isInDoubt = ({ code }: Failure) => code.endsWith(".in-doubt");

const ledgerRow = ({ message, runId }: Turn, call: { key: string; node: string; visit: number; effect: string; input: unknown }) => ({
  day: message.delivery.eventDay,
  key: call.key,
  workspaceId: message.delivery.workspaceId,
  runId,
  node: call.node,
  visit: call.visit,
  effect: call.effect,
  args: call.input,
});

/** Whether an effect is performed inside the turn's own transaction. */
export const isInside = ({ effect }: { effect: string }) =>
  effect in effects && effects[effect as keyof typeof effects].guarantee === "database";

export const iso = (ms: number) => new Date(ms).toISOString();
