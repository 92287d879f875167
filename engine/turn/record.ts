/** What a batch of turns comes to, as rows: runs that ended, runs that go on, calls about to go out, answers for the ledger. */
import type { Failure } from "#lib/run/failure.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { Beyond, RunRow, Settlement, StatusChange, StockFall, Written } from "../runtime/run-store.ts";
import { isComputed, isInside, iso, keyOf, originOf, type Turn } from "./state.ts";
import { wakeAtOf } from "./waits.ts";

export function writtenOf(
  clock: () => number,
  turns: readonly Turn[],
  changes: readonly StatusChange[],
  falls: readonly StockFall[],
): Written {
  const ended: Written["ended"][number][] = [];
  const live: Written["live"][number][] = [];
  const intents: Written["intents"][number][] = [];
  const settlements: Settlement[] = [];
  const beyond = beyondOf(turns, changes, falls);
  // the last of its runs is counted in this commit: a run that comes to rest in it too has not seen that
  const counted = new Set(beyond?.childrenEnded.map(({ parent }) => parent.runId));
  for (const turn of turns) {
    const { rest, message, journal, state } = turn;
    const { delivery } = message;
    settlements.push(...settlementsOf(clock, turn));
    if (!rest || rest.kind === "idle" || !delivery.flowId || !delivery.version) continue;
    const awake = counted.has(turn.runId) ? iso(clock()) : null;
    const row: RunRow = {
      delivery,
      runId: turn.runId,
      flowId: delivery.flowId,
      version: delivery.version,
      event: turn.event,
      startedAt: journal[0]?.at ?? delivery.at,
      journal,
      wasLive: turn.wasLive,
      parentId: parentOf(turn)?.runId ?? null,
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
      live.push({ ...row, status: "running", wakeAt: awake ?? afterCrash(turn), reason: "" });
      for (const call of rest.calls)
        if (!isComputed(call)) intents.push({ ...ledgerRow(turn, call), attempt: call.attempts + 1, at: iso(clock()) });
    } else if (rest.kind === "held") {
      live.push({ ...row, status: "running", wakeAt: awake ?? afterCrash(turn), reason: "retry" });
    } else if (rest.kind === "parked") {
      live.push({
        ...row,
        status: "parked",
        wakeAt: awake ?? wakeAtOf(turn, rest.until, clock()),
        reason: rest.reason,
      });
      if (rest.reason === "in doubt")
        for (const call of state.calls.filter(({ key }) => turn.inDoubt.includes(key)))
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
  return { ended, live, intents, settlements, beyond };
}

/** Null for the many batches that have nothing of it. */
function beyondOf(turns: readonly Turn[], changes: readonly StatusChange[], falls: readonly StockFall[]): Beyond | null {
  const resting = turns.filter(({ additions, rest }) => additions !== null && rest?.kind !== "ended");
  const over = turns.filter(({ rest }) => rest?.kind === "ended");
  const closed = over.filter(({ wasLive, journal }) => wasLive && journal.some(({ kind }) => kind === "waiting")).map(({ runId }) => runId);
  const childrenEnded = over.flatMap((turn) => {
    const parent = parentOf(turn);
    if (!parent) return [];
    const { runId, state } = turn;
    const last = turn.journal.findLast((entry) => entry.kind === "stopped");
    const result = { runId, status: state.status, result: last?.kind === "stopped" ? last.result : {} };
    return [{ parent, failed: state.status !== "finished", result }];
  });
  // what a turn tells others it tells also where its own run has ended; what its run waits for is then waited for no more
  const deliveries = turns.flatMap(({ additions }) => additions?.deliveries ?? []);
  if (resting.length + deliveries.length + closed.length + childrenEnded.length + changes.length + falls.length === 0) return null;
  return {
    listens: resting.flatMap(({ additions }) => additions?.listens ?? []),
    asks: resting.flatMap(({ additions }) => additions?.asks ?? []),
    groups: resting.flatMap(({ additions }) => additions?.groups ?? []),
    deliveries,
    closed,
    childrenEnded,
    changes,
    falls,
  };
}

function parentOf({ journal, message: { delivery } }: Turn) {
  const [first] = journal;
  if (first?.kind === "started") return first.parent ?? null;
  return delivery.payload && "parent" in delivery.payload ? delivery.payload.parent : null;
}

/** A delivery that is not settled comes again by itself; a wake-up has only its timer to bring it back. */
const afterCrash = ({ message: { delivery } }: Turn) => (delivery.kind === "wake" ? delivery.at : null);

/** An answer goes to the ledger also when its run has ended meanwhile; a call that was out at that moment is in doubt until it comes. */
function settlementsOf(clock: () => number, turn: Turn): Settlement[] {
  const { message, journal, known, abandoned } = turn;
  const said = new Set([...journal.slice(known), ...message.news]);
  const settled = [...said].flatMap((entry) => settlementOf(turn, entry) ?? []);
  const at = iso(clock());
  const doubtful = abandoned
    .filter((call) => !isComputed(call))
    .map((call) => ({ key: keyOf(turn, call), attempt: call.attempts + 1 }))
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
function settlementOf(turn: Turn, entry: Entry): Settlement | null {
  const { journal, message } = turn;
  if (entry.kind === "judged") {
    const attempt = turn.state.calls.find(({ node, visit }) => node === entry.node && visit === entry.visit)?.attempts ?? 1;
    const row = { day: message.delivery.eventDay, key: keyOf(turn, entry), attempt, at: entry.at };
    // to be made again, perhaps later: until then it is in doubt no longer
    return { ...row, state: entry.decision === "again" ? "retrying" : entry.decision, reply: null, failure: null };
  }
  if (entry.kind !== "answered" && entry.kind !== "failed") return null;
  const asked = journal.find((other) => other.kind === "asked" && other.node === entry.node && other.visit === entry.visit);
  const isNews = message.news.includes(entry);
  if (!isNews && (asked?.kind !== "asked" || isInside(asked))) return null;
  // of a run that was ended meanwhile nothing else says it any more
  const out = message.out?.find(({ node, visit }) => node === entry.node && visit === entry.visit);
  if ((out && isComputed(out)) || (asked?.kind === "asked" && isComputed(asked))) return null;
  const key = out?.key ?? keyOf(turn, entry);
  const row = { day: message.delivery.eventDay, key, attempt: entry.attempt, at: entry.at };
  if (entry.kind === "answered") return { ...row, state: "done", reply: entry.reply, failure: null };
  const state = entry.retryAt !== undefined ? "retrying" : isInDoubt(entry.failure) ? "in doubt" : "failed";
  return { ...row, state, reply: null, failure: entry.failure };
}

/** A call that may have been carried out, and must not be made twice. */
const isInDoubt = ({ code }: Failure) => code.endsWith(".in-doubt") || code.endsWith(".unknown");

const ledgerRow = (turn: Turn, call: { key: string; node: string; visit: number; effect: string; input: unknown }) => ({
  day: turn.message.delivery.eventDay,
  key: call.key,
  workspaceId: turn.message.delivery.workspaceId,
  runId: originOf(turn),
  node: call.node,
  visit: call.visit,
  effect: call.effect,
  args: call.input,
});
