/**
 * A turn carries one message of a lane to its run's end, to a wait, or to a call outside. Turns are taken in batches, in
 * one transaction each batch; this file decides what a turn comes to, the transport who is next, the store what is kept.
 *
 * Invariants (the crash tests and the simulation quote them):
 * 1. What a turn decided is committed together or not at all: the message's `run` changes only after the commit.
 * 2. A call goes outside only after its intent is committed; its answer is committed before anything is built on it.
 * 3. A run is started once: by the run row or the live row that stands for (event, flow, replay).
 * 4. A run is in one turn at a time: a signal for a run that is in hand is settled with that run's next turn.
 */
import type { ShopCalendar } from "#lib/calendar/calendar.ts";
import { limits } from "#lib/limits.ts";
import type { DatabaseEffect } from "#lib/run/effects.ts";
import type { Entry } from "#lib/run/journal.ts";
import { hasEnded, type OpenCall } from "./core/advance.ts";
import type { BoundFlow } from "./core/bind.ts";
import { entityLane } from "./core/entity-lane.ts";
import { evaluate } from "./core/evaluate.ts";
import { retryDelayMs } from "./core/retry.ts";
import { faultPoint } from "./fault-point.ts";
import { type Fence, type LaneTransport, type Message, passesHeldLane, type Taken } from "./runtime/lane.ts";
import type { DatabaseCall, Outcome, RunStore, UnderWay, Unit } from "./runtime/run-store.ts";
import { begin, isPoison } from "./turn-begin.ts";
import { writtenOf } from "./turn-record.ts";
import { end, isInside, iso, keyOf, note, nowOf, type Rest, type Turn } from "./turn-state.ts";
import { comeBack, rest, tell, thinOut } from "./turn-waits.ts";

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

/** A run whose turn has not come to its end: a call of it is out, or it holds its lane. It is resumed once, whoever does it first. */
interface InHand {
  readonly message: Message;
  readonly isOut: boolean;
  resumed: boolean;
}

export function takeTurns(ports: Ports) {
  const inHand = new Map<string, InHand>();
  return async (all: readonly Message[], fenceFor: (settled: readonly Message[]) => Fence): Promise<Taken> => {
    const { batch, dropped, later } = deal(ports, inHand, all);
    // first the flows: a run on a version that is not live any more is read along that version's drawing
    await ports.flows.ensure(batch);
    const unread = batch.flatMap((message) => [message, ...(message.signals ?? [])]).filter(isUnread);
    if (unread.length > 0) {
      await ports.store.load(unread);
      for (const message of unread) await clearDoubt(ports, message);
    }
    const result = await ports.store.commit(async (unit) => {
      const turns: Turn[] = [];
      const holding = new Set<string>();
      const underWay = new Map<string, UnderWay[]>();
      const untouched: Message[] = [...later];
      for (const wave of waves(batch)) {
        const free = wave.filter((message) => passes(message) || !holding.has(message.delivery.lane));
        untouched.push(...wave.filter((message) => !free.includes(message)));
        const taken = free.map((message) => begin(ports, message));
        const folding = taken.filter(folds);
        if (folding.length > 0)
          await Promise.all([unit.fold(folding.map(({ event, message }) => ({ event, seq: message.delivery.seq }))), tell(unit, folding)]);
        await holdEarly(ports, unit, taken);
        await thinOut(unit, taken, underWay);
        for (let active: readonly Turn[] = taken; active.length > 0; active = await comeBack(ports, unit, active))
          await carry(ports, unit, active);
        for (const turn of taken) {
          if (turn.rest?.kind === "waiting") turn.rest = wait(ports, turn, turn.rest.until);
          if (holdsOn(turn)) holding.add(turn.message.delivery.lane);
          if (turn.rest?.kind !== "ended" && turn.rest?.kind !== "idle") remember(underWay, turn);
        }
        turns.push(...taken);
      }
      const settled = [
        ...turns.filter((turn) => !holdsOn(turn)).map((turn) => turn.message),
        ...turns.flatMap(({ signals }) => signals),
        ...dropped,
      ];
      const changes = unit.changes().filter(({ workspaceId }) => ports.flows.followsStatus(workspaceId));
      await unit.write(writtenOf(ports.clock, turns, changes), fenceFor(settled));
      return {
        turns,
        settled,
        untouched,
        sent: changes.length > 0 || turns.some(({ additions }) => (additions?.deliveries.length ?? 0) > 0),
      };
    });
    faultPoint("after-commit-2");
    for (const turn of result.turns) {
      const { message, signals } = turn;
      if (signals.length > 0) message.signals = message.signals?.filter((signal) => !signals.includes(signal)) ?? null;
      if (holdsOn(turn)) {
        const hold = { message, isOut: turn.rest?.kind === "outside", resumed: false };
        inHand.set(turn.runId, hold);
        goOn(turn, ports, (news) => resume(ports, inHand, hold, news));
      } else if (inHand.get(turn.runId)?.message === message) inHand.delete(turn.runId);
    }
    if (result.sent) ports.nudge();
    return result;
  };
}

function resume(ports: Ports, inHand: ReadonlyMap<string, InHand>, hold: InHand, news: readonly Entry[]): void {
  if (hold.resumed || inHand.get(hold.message.delivery.runId ?? "") !== hold) return;
  hold.resumed = true;
  hold.message.news = news;
  ports.resume(hold.message);
}

const isUnread = ({ event, run, heard, delivery: { payload } }: Message) =>
  event === null ||
  run === null ||
  (heard === null && payload !== null && payload !== undefined && "kind" in payload && payload.kind === "heard");

/**
 * One message a run. A signal goes to the message that has its run in hand; a wake-up for such a run is dropped, for its timer
 * stands until the run has parked; anything else has to wait until that message's turn is over.
 */
function deal(ports: Ports, inHand: Map<string, InHand>, all: readonly Message[]) {
  const heads = new Map<string, Message>();
  for (const message of all) {
    const { runId, kind } = message.delivery;
    if (runId !== null && kind !== "signal" && kind !== "wake" && !heads.has(runId)) heads.set(runId, message);
  }
  const batch: Message[] = [];
  const dropped: Message[] = [];
  const later: Message[] = [];
  for (const message of all) {
    const { runId, kind } = message.delivery;
    if (runId === null) {
      batch.push(message);
      continue;
    }
    const held = inHand.get(runId);
    // its shard was another's meanwhile
    if (held && held.message.epoch !== message.epoch) inHand.delete(runId);
    const holder = held && held.message.epoch === message.epoch && held.message !== message ? held : null;
    const head = holder?.message ?? heads.get(runId) ?? message;
    heads.set(runId, head);
    if (head === message) batch.push(message);
    else if (kind === "signal") {
      if (!head.signals?.includes(message)) head.signals = [...(head.signals ?? []), message];
    } else if (kind === "wake") dropped.push(message);
    else if (kind === "cancel" && holder) {
      batch.push(message);
      // what holds its lane has to see that its run is over
      holder.message.run = null;
    } else later.push(message);
    if (holder && !holder.isOut) resume(ports, inHand, holder, []);
  }
  return { batch, dropped, later };
}

function remember(underWay: Map<string, UnderWay[]>, { runId, message: { delivery } }: Turn): void {
  const run = { runId, eventId: delivery.eventId, version: delivery.version ?? 0 };
  underWay.set(delivery.lane, [...(underWay.get(delivery.lane) ?? []), run]);
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

const passes = (message: Message) => passesHeldLane(message.delivery) || message.heldSince !== null;
const folds = ({ message }: Turn) => message.delivery.folds && message.heldSince === null && !isPoison(message);
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
        take(ports, turn, flow, turn.next.visit);
        break;
      case "perform": {
        const inside = turn.next.calls.filter(isInside);
        if (inside.length > 0) return inside;
        const [known] = turn.next.calls.filter(({ key }) => turn.message.done?.has(key));
        if (known) {
          note(turn, flow, settle(ports, flow, known, { ok: true, reply: turn.message.done?.get(known.key) }, 0));
          break;
        }
        const calls = turn.next.calls.filter(({ input }) => !ports.pauses.outsidePaused(connectionOf(input)));
        turn.rest = calls.length > 0 ? { kind: "outside", calls } : park(ports, turn, null, "paused");
        return [];
      }
      case "wait":
        turn.rest = { kind: "waiting", until: turn.next.until };
        return [];
      case "end":
        end(turn, iso(ports.clock()), turn.next.outcome, turn.next.failure);
        return [];
      case "nothing":
        turn.rest = { kind: hasEnded(turn.state) ? "ended" : "idle" };
        return [];
    }
  }
}

function take(ports: Ports, turn: Turn, flow: BoundFlow, visit: Parameters<typeof evaluate>[4]): void {
  const moment = { now: nowOf(turn), at: iso(ports.clock()), calendar: ports.flows.calendar(turn.event.workspaceId) };
  const { entry, waitFor } = evaluate(flow, (step) => keyOf(turn, step), turn.event, turn.state, visit, moment);
  const failure = waitFor ? rest(ports, turn, flow, visit, waitFor) : null;
  if (failure) note(turn, flow, { kind: "failed", node: visit.node, visit: visit.visit, at: moment.at, attempt: 1, ms: 0, failure });
  else note(turn, flow, entry);
}

const connectionOf = (input: unknown) =>
  typeof input === "object" && input !== null && "connectionId" in input ? String(input.connectionId) : "";

/** A short retry holds the lane; a wait parks the run. `strict` holds it through all but a wait for an event, which may be the lane's next. */
function wait(ports: Ports, turn: Turn, until: string | null): Rest {
  const heldSince = turn.message.heldSince ?? ports.clock();
  const [first] = turn.state.waits;
  // what was woken holds no lane any more
  const holds = turn.flow?.document.ordering === "strict" && !passesHeldLane(turn.message.delivery);
  const isStrict = holds && !turn.state.waits.some((each) => each.for === "event");
  const isShort = !first && until !== null && Date.parse(until) - heldSince <= limits.laneHoldMs;
  if (isShort || isStrict) return { kind: "held", until: until === null ? null : Date.parse(until) };
  return park(ports, turn, until, first?.for ?? "retry");
}

function park(ports: Ports, turn: Turn, until: string | null, reason: string): Rest {
  if (turn.flow) note(turn, turn.flow, { kind: "parked", at: iso(ports.clock()), until, reason });
  return { kind: "parked", until, reason };
}

/** What an outcome means to the journal: the node reads a reply as its port and output; a failure is tried again or not. */
function settle(ports: Ports, flow: BoundFlow, call: OpenCall, outcome: Outcome, ms: number): Entry {
  const unsent = !outcome.ok && outcome.failure.unsent === true;
  const step = { node: call.node, visit: call.visit, at: iso(ports.clock()), attempt: call.attempts + (unsent ? 0 : 1), ms };
  const bound = flow.nodes.get(call.node);
  if (outcome.ok) {
    const type = bound?.type;
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
  const { failure } = outcome;
  const delay = isInside(call) ? null : retryDelayMs(failure, step.attempt, ports.random(), bound?.node.tries);
  return { kind: "failed", ...step, failure, ...(delay === null ? {} : { retryAt: iso(ports.clock() + delay) }) };
}

/** After the commit: makes the outside calls, or waits, and gives the message its next turn. */
function goOn({ message, flow, state, journal, inDoubt, rest: at }: Turn, ports: Ports, proceed: (news: readonly Entry[]) => void): void {
  if (!at || !flow) return;
  message.heldSince ??= ports.clock();
  if (at.kind === "early") {
    ports.after(limits.orderPollMs, () => proceed([]));
    return;
  }
  message.run = { state, journal, inDoubt };
  message.news = [];
  if (at.kind === "outside") {
    faultPoint("after-intent");
    void Promise.all(at.calls.map((open) => call(ports, flow, message, open))).then(proceed);
  } else if (at.kind === "held") {
    const { until } = at;
    if (state.waits.some((wait) => wait.for === "event" && !wait.looked)) ports.after(0, () => proceed([]));
    else if (until !== null) {
      const ms = Math.max(limits.orderPollMs, until - ports.clock());
      ports.after(ms, () => proceed([{ kind: "woken", at: iso(Math.max(until, ports.clock())), cause: "retry" }]));
    }
  }
}

async function call(ports: Ports, flow: BoundFlow, { delivery: { workspaceId } }: Message, open: OpenCall): Promise<Entry> {
  const began = ports.clock();
  const { effect, key, input: args } = open;
  const outcome = await ports.outside({ effect, key, args, workspaceId });
  faultPoint("before-answer");
  return settle(ports, flow, open, outcome, ports.clock() - began);
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
