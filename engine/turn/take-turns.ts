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
import { limits } from "#lib/limits.ts";
import type { Entry } from "#lib/run/journal.ts";
import { entityLane } from "../core/entity-lane.ts";
import { faultPoint } from "../fault-point.ts";
import { type Fence, type Message, passesHeldLane, type Taken } from "../runtime/lane.ts";
import { heardIn } from "../runtime/payload.ts";
import type { UnderWay, Unit } from "../runtime/run-store.ts";
import { begin, isPoison } from "./begin.ts";
import type { Ports } from "./ports.ts";
import { writtenOf } from "./record.ts";
import type { Turn } from "./state.ts";
import { carry, goOn, wait } from "./steps.ts";
import { comeBack, tell, thinOut } from "./waits.ts";

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
      await unit.settle();
      const falls = unit.falls();
      const changes = unit.changes().filter(({ workspaceId }) => ports.flows.followsStatus(workspaceId));
      await unit.write(writtenOf(ports.clock, turns, changes, falls), fenceFor(settled));
      return {
        turns,
        settled,
        untouched,
        sent: changes.length + falls.length > 0 || turns.some(({ additions }) => (additions?.deliveries.length ?? 0) > 0),
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

const isUnread = ({ event, run, heard, delivery }: Message) =>
  event === null || run === null || (heard === null && heardIn(delivery.payload) !== null);

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
    else if (kind === "cancel" && holder && !all.includes(holder.message)) {
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
