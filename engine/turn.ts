/**
 * A turn carries one message of a lane to its run's end, to a wait, or to a call outside. Turns are taken in batches, in
 * one transaction each batch; this file decides what a turn comes to, the transport who is next, the store what is kept.
 *
 * Invariants (the crash tests and the simulation quote them):
 * 1. What a turn decided is committed together or not at all: the message's `run` changes only after the commit.
 * 2. A call goes outside only after its intent is committed; its answer is committed before anything is built on it.
 * 3. A run is started once: by the run row or the live row that stands for (event, flow, replay).
 */
import { limits } from "#lib/limits.ts";
import type { DatabaseEffect } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import { type Entry, journalVersion } from "#lib/run/journal.ts";
import { advance, hasEnded, newRun, nextOf, type OpenCall } from "./core/advance.ts";
import type { BoundFlow } from "./core/bind.ts";
import { entityLane } from "./core/entity-lane.ts";
import { evaluate } from "./core/evaluate.ts";
import { retryDelayMs } from "./core/retry.ts";
import { faultPoint } from "./fault-point.ts";
import type { Fence, LaneTransport, Message, RunSoFar, Taken } from "./runtime/lane.ts";
import type { DatabaseCall, Outcome, RunStore, Unit } from "./runtime/run-store.ts";
import { isInside, iso, type Rest, type Turn, writtenOf } from "./turn-record.ts";

export interface Ports {
  readonly store: RunStore;
  readonly flows: { ensure(messages: readonly Message[]): Promise<void>; bound(flowId: string, version: number): BoundFlow | null };
  /** A call to the outside; never rejects. */
  readonly outside: (call: OutsideCall) => Promise<Outcome>;
  /** Whether a call whose result is unknown may simply be made again. */
  readonly mayRepeat: (call: OutsideCall) => Promise<boolean>;
  readonly clock: () => number;
  readonly random: () => number;
  readonly after: (ms: number, then: () => void) => void;
  readonly resume: LaneTransport["resume"];
}
export interface OutsideCall {
  readonly effect: string;
  readonly key: string;
  readonly args: unknown;
  readonly workspaceId: string;
}

export function takeTurns(ports: Ports) {
  return async (batch: readonly Message[], fenceFor: (settled: readonly Message[]) => Fence): Promise<Taken> => {
    // first the flows: a run on a version that is not live any more is read along that version's drawing
    await ports.flows.ensure(batch);
    const unread = batch.filter((message) => message.event === null || message.run === null);
    if (unread.length > 0) {
      await ports.store.load(unread);
      for (const message of unread) await clearDoubt(ports, message);
    }
    const result = await ports.store.commit(async (unit) => {
      const turns: Turn[] = [];
      const holding = new Set<string>();
      const untouched: Message[] = [];
      for (const wave of waves(batch)) {
        const free = wave.filter((message) => passes(message) || !holding.has(message.delivery.lane));
        untouched.push(...wave.filter((message) => !free.includes(message)));
        const taken = free.map((message) => begin(ports, message));
        await unit.fold(taken.filter(folds).map(({ event, message }) => ({ event, seq: message.delivery.seq })));
        await holdEarly(ports, unit, taken);
        await carry(ports, unit, taken);
        for (const turn of taken) if (holdsOn(turn)) holding.add(turn.message.delivery.lane);
        turns.push(...taken);
      }
      const settled = turns.filter((turn) => !holdsOn(turn)).map((turn) => turn.message);
      await unit.write(writtenOf(ports.clock, turns), fenceFor(settled));
      return { turns, settled, untouched };
    });
    faultPoint("after-commit-2");
    for (const turn of result.turns) if (holdsOn(turn)) goOn(ports, turn);
    return result;
  };
}

/** A batch as rounds in which each lane stands once, in order. */
function waves(batch: readonly Message[]): Message[][] {
  const rounds: Message[][] = [];
  const depth = new Map<string, number>();
  for (const message of batch) {
    const lane = message.delivery.lane;
    const at = depth.get(lane) ?? 0;
    depth.set(lane, at + 1);
    const round = rounds[at];
    if (round) round.push(message);
    else rounds.push([message]);
  }
  return rounds;
}

const passes = (message: Message) => message.delivery.kind === "wake" || message.delivery.kind === "cancel" || message.heldSince !== null;
const folds = ({ message }: Turn) => message.delivery.folds && message.heldSince === null && !isPoison(message);
/** A message whose turn alone broke again and again: its run fails with a sentence, and its lane goes on. */
const isPoison = (message: Message) => message.broke >= limits.turnTriesMax;
const holdsOn = ({ rest }: Turn) => rest?.kind === "outside" || rest?.kind === "held" || rest?.kind === "early";

/** A run in another lane than its order's may be ahead of it; it then waits for the order, within bounds, with nothing done. */
async function holdEarly(ports: Ports, unit: Unit, turns: readonly Turn[]): Promise<void> {
  const away = turns.filter(({ rest, event, message: { delivery, run, heldSince } }) => {
    const home = entityLane(delivery.workspaceId, event.entity);
    const isAway = home !== null && home !== delivery.lane && (event.order?.id ?? "") !== "";
    const hasTime = heldSince === null || ports.clock() - heldSince < limits.laneHoldMs;
    return isAway && hasTime && rest === null && delivery.kind === "event" && run === "none";
  });
  if (away.length === 0) return;
  const there = await unit.hasOrders(away.map(({ event }) => ({ workspaceId: event.workspaceId, id: event.order?.id ?? "" })));
  away.forEach((turn, i) => {
    if (!there[i]) turn.rest = { kind: "early" };
  });
}

function begin(ports: Ports, message: Message): Turn {
  const { delivery, event, run } = message;
  if (!event || run === null) throw new Error(`message ${delivery.shard}/${delivery.seq} was not loaded`);
  const flow = delivery.flowId && delivery.version ? ports.flows.bound(delivery.flowId, delivery.version) : null;
  const soFar: RunSoFar | null = typeof run === "object" ? run : null;
  const turn: Turn = {
    message,
    event,
    flow,
    runId: delivery.runId ?? "",
    wasLive: soFar !== null,
    journal: soFar ? [...soFar.journal] : [],
    known: soFar?.journal.length ?? 0,
    state: soFar?.state ?? newRun,
    next: soFar ? nextOf(soFar.state) : { kind: "nothing" },
    rest: null,
    abandoned: [],
  };
  if (delivery.flowId === null || run === "ended" || isRepeated(message, soFar)) turn.rest = { kind: "idle" };
  else if (isPoison(message)) end(ports, turn, "failed", poisoned);
  else if (!flow) end(ports, turn, "failed", unreadable(delivery.flowId, delivery.version));
  else if (delivery.kind === "cancel") end(ports, turn, "cancelled", null);
  else {
    if (soFar === null) start(ports, turn, flow);
    for (const entry of message.news) note(turn, flow, entry);
    if (delivery.kind === "wake" && turn.known > 0) note(turn, flow, { kind: "woken", at: delivery.at, cause: "time" });
    if (soFar && soFar.inDoubt.length > 0 && message.news.length === 0) parkInDoubt(ports, turn);
  }
  return turn;
}

/** A run that is parked was settled with its delivery; should that come again, its timer or a person still has the say. */
function isRepeated({ delivery, news }: Message, soFar: RunSoFar | null): boolean {
  return soFar?.state.status === "parked" && news.length === 0 && (delivery.kind === "event" || delivery.kind === "replay");
}

function start(ports: Ports, turn: Turn, flow: BoundFlow): void {
  const { event, message } = turn;
  if (message.delivery.kind === "wake") {
    turn.rest = { kind: "idle" };
    return;
  }
  const started = flow.start(event);
  if (!started)
    return end(ports, turn, "failed", {
      code: "flow.no-start",
      message: "The event does not start this version of the flow.",
      final: true,
    });
  note(turn, flow, {
    kind: "started",
    at: message.delivery.at,
    v: journalVersion,
    eventId: event.id,
    replay: message.delivery.replay,
    node: started.nodeId,
    port: started.port,
    output: started.output,
  });
}

/** After a crash between intent and answer: what may safely be repeated is in doubt no longer. */
async function clearDoubt(ports: Ports, message: Message): Promise<void> {
  const { run } = message;
  if (typeof run !== "object" || run === null || run.inDoubt.length === 0) return;
  const { workspaceId } = message.delivery;
  const inDoubt: string[] = [];
  for (const { key, effect, input } of run.state.calls)
    if (run.inDoubt.includes(key) && !(await ports.mayRepeat({ key, effect, args: input, workspaceId }))) inDoubt.push(key);
  message.run = { ...run, inDoubt };
}

/** The rest is for a person to decide. */
function parkInDoubt(ports: Ports, turn: Turn): void {
  turn.journal.push({ kind: "parked", at: iso(ports.clock()), until: null, reason: "in doubt" });
  turn.rest = { kind: "parked", until: null, reason: "in doubt" };
}

function note(turn: Turn, flow: BoundFlow, entry: Entry): void {
  turn.journal.push(entry);
  [turn.state, turn.next] = advance(flow, turn.state, entry);
}

/** Carries turns on together, so that effects of a kind are performed in one statement, until each comes to rest. */
async function carry(ports: Ports, unit: Unit, turns: readonly Turn[]): Promise<void> {
  let active = turns.filter((turn) => turn.rest === null);
  while (active.length > 0) {
    const asked: { turn: Turn; call: OpenCall }[] = [];
    for (const turn of active) for (const call of decide(ports, turn)) asked.push({ turn, call });
    if (asked.length > 0) {
      const outcomes = await unit.perform(asked.map(({ turn, call }) => databaseCall(turn, call)));
      asked.forEach(({ turn, call }, i) => {
        const outcome = outcomes[i];
        if (!outcome || !turn.flow) throw new Error(`no outcome for ${call.key}`);
        note(turn, turn.flow, settle(ports, turn.flow, call, outcome, 0));
      });
    }
    active = active.filter((turn) => turn.rest === null);
  }
}

/** Evaluates up to the next database effects and returns them; none: the turn has come to rest. */
function decide(ports: Ports, turn: Turn): OpenCall[] {
  const { flow } = turn;
  if (!flow) throw new Error("a turn without a flow has nothing to decide");
  for (;;) {
    switch (turn.next.kind) {
      case "evaluate":
        note(turn, flow, evaluate(flow, turn.runId, turn.event, turn.state, turn.next.visit, { now: nowOf(turn), at: iso(ports.clock()) }));
        break;
      case "perform": {
        const inside = turn.next.calls.filter(isInside);
        if (inside.length > 0) return inside;
        turn.rest = { kind: "outside", calls: turn.next.calls };
        return [];
      }
      case "wait":
        turn.rest = wait(ports, turn, flow, turn.next.until);
        return [];
      case "end":
        end(ports, turn, turn.next.outcome, turn.next.failure);
        return [];
      case "nothing":
        turn.rest = { kind: hasEnded(turn.state) ? "ended" : "idle" };
        return [];
    }
  }
}

/** A short wait holds the lane; a long one parks the run and lets the lane go on (`strict` holds it through everything). */
function wait(ports: Ports, turn: Turn, flow: BoundFlow, until: string): Rest {
  const heldSince = turn.message.heldSince ?? ports.clock();
  const strict = flow.document.ordering === "strict";
  if (!strict && Date.parse(until) - heldSince > limits.laneHoldMs) {
    note(turn, flow, { kind: "parked", at: iso(ports.clock()), until, reason: "retry" });
    return { kind: "parked", until, reason: "retry" };
  }
  return { kind: "held", until: Date.parse(until) };
}

function end(ports: Ports, turn: Turn, outcome: "finished" | "failed" | "cancelled", failure: Failure | null): void {
  const entry: Entry = { kind: "ended", at: iso(ports.clock()), outcome, ...(failure ? { failure } : {}) };
  turn.journal.push(entry);
  turn.abandoned = turn.state.calls.filter((call) => call.retryAt === null);
  turn.state = { ...turn.state, status: outcome, pending: [], calls: [], failure };
  turn.next = { kind: "nothing" };
  turn.rest = { kind: "ended" };
}

/** What an outcome means to the journal: the node reads a reply as its port and output; a failure is tried again or not. */
function settle(ports: Ports, flow: BoundFlow, call: OpenCall, outcome: Outcome, ms: number): Entry {
  const step = { node: call.node, visit: call.visit, at: iso(ports.clock()), attempt: call.attempts + 1, ms };
  if (outcome.ok) {
    const type = flow.nodes.get(call.node)?.type;
    try {
      if (type?.kind === "action") return { kind: "answered", ...step, reply: outcome.reply, ...type.read(outcome.reply as never) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return {
        kind: "failed",
        ...step,
        failure: { code: "step.broken", message: `This step could not read its answer: ${why}`, final: true },
      };
    }
    return { kind: "failed", ...step, failure: { code: "flow.step-missing", message: "The step is no action any more.", final: true } };
  }
  const delay = isInside(call) ? null : retryDelayMs(outcome.failure, step.attempt, ports.random());
  return { kind: "failed", ...step, failure: outcome.failure, ...(delay === null ? {} : { retryAt: iso(ports.clock() + delay) }) };
}

/** After the commit: makes the outside calls, or waits, and gives the message its next turn. */
function goOn(ports: Ports, turn: Turn): void {
  const { message, rest, flow } = turn;
  if (!rest || !flow) return;
  if (rest.kind === "early") {
    message.heldSince ??= ports.clock();
    ports.after(limits.orderPollMs, () => ports.resume(message));
    return;
  }
  message.run = { state: turn.state, journal: turn.journal, inDoubt: [] };
  message.news = [];
  message.heldSince ??= ports.clock();
  const proceed = (news: readonly Entry[]) => {
    message.news = news;
    ports.resume(message);
  };
  if (rest.kind === "held") {
    ports.after(Math.max(0, rest.until - ports.clock()), () => proceed([{ kind: "woken", at: iso(ports.clock()), cause: "retry" }]));
  } else if (rest.kind === "outside") {
    faultPoint("after-intent");
    const call = async (open: OpenCall) => {
      const began = ports.clock();
      const outcome = await ports.outside({
        effect: open.effect,
        key: open.key,
        args: open.input,
        workspaceId: message.delivery.workspaceId,
      });
      faultPoint("before-answer");
      return settle(ports, flow, open, outcome, ports.clock() - began);
    };
    void Promise.all(rest.calls.map(call)).then(proceed);
  }
}

function databaseCall(turn: Turn, call: OpenCall): DatabaseCall {
  return {
    effect: call.effect as DatabaseEffect,
    args: call.input,
    key: call.key,
    workspaceId: turn.message.delivery.workspaceId,
    runId: turn.runId,
    at: nowOf(turn),
  };
}

/** The time of the event or wake-up that this turn answers; it is in the journal, so a turn taken again has the same. */
function nowOf({ journal, message }: Turn): string {
  const mark = journal.findLast((entry) => entry.kind === "started" || entry.kind === "woken");
  return mark?.at ?? message.delivery.at;
}

const poisoned: Failure = {
  code: "turn.broke",
  message: "Tradewind itself broke on this run, several times over. The event is kept; the log has the details.",
  final: true,
};

const unreadable = (flowId: string, version: number | null): Failure => ({
  code: "flow.unreadable",
  message: `Version ${version} of flow ${flowId} cannot be read by this release.`,
  final: true,
});
