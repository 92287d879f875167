/**
 * Runs that rest: what their commit puts on record so that what they wait for finds them, and what has come already.
 *
 * No wake-up is lost, whichever of two commits comes first:
 * 1. An event: the wait is on record before what came before it is looked through, and an event's own turn looks for waits
 *    after the event is committed. One of the two sees the other.
 * 2. Runs of its own: the last one's commit and the parking lock the same row of `run_group`; the second of them sees the first.
 * 3. A person: a decision and the end of the time lock the same row of `approval`.
 */
import { keysOf } from "#lib/commerce/event-keys.ts";
import { limits } from "#lib/limits.ts";
import type { WaitFor } from "#lib/nodes/define.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { OpenWait, Visit } from "../core/advance.ts";
import type { BoundFlow } from "../core/bind.ts";
import { callKey } from "../core/evaluate.ts";
import { heardEntry, notLive, outputsSpokenOf, resultOf, tooDeep, tooMany } from "../core/rest.ts";
import { runId, shardOf } from "../ingest/ids.ts";
import type { Delivery } from "../runtime/lane.ts";
import type { UnderWay, Unit } from "../runtime/run-store.ts";
import type { Ports } from "./ports.ts";
import { additionsOf, end, iso, note, nowOf, type Turn } from "./state.ts";

/** Puts on record what a step that was just taken waits for; a failure where there is no such thing to wait for. */
export function rest(ports: Ports, turn: Turn, flow: BoundFlow, step: Visit, waitFor: WaitFor): Failure | null {
  const { delivery } = turn.message;
  const { runId: run, event } = turn;
  const { flowId, version } = delivery;
  if (flowId === null || version === null) return null;
  const additions = additionsOf(turn);
  const at = nowOf(turn);
  const { eventId, eventDay: day, workspaceId, lane, shard } = delivery;
  const row = { runId: run, day, workspaceId, flowId, version, lane, shard, eventId, node: step.node, visit: step.visit };
  switch (waitFor.for) {
    case "time":
      return null;
    case "event":
      additions.listens.push({ ...row, about: waitFor.about, key: keysOf(event)[waitFor.about], events: waitFor.events });
      return null;
    case "person":
      additions.asks.push({ ...row, ask: waitFor.ask, until: waitFor.until, at });
      return null;
    case "items": {
      if (waitFor.items.length > limits.eachItemsMax) return tooMany(waitFor.items.length);
      const { items, atOnce } = waitFor;
      additions.groups.push({ runId: run, day, node: step.node, visit: step.visit, total: items.length });
      items.forEach((item, index) => {
        const output = { item, index, count: items.length };
        const place = { flowId, version, lane: `each:${run}/${step.node}/${step.visit}/${index % atOnce}` };
        addChild(turn, flow, step, index, place, { at: { node: step.node, port: "each" }, output, awaited: true });
      });
      return null;
    }
    case "flow": {
      const target = ports.flows.live(workspaceId, waitFor.flowId);
      if (!target || target.bound.called === null) return notLive;
      if (depthOf(turn) >= limits.callDepthMax) return tooDeep;
      if (waitFor.awaited) additions.groups.push({ runId: run, day, node: step.node, visit: step.visit, total: 1 });
      const place = { flowId: waitFor.flowId, version: target.version, lane: `flow:${run}/${step.node}/${step.visit}` };
      addChild(turn, flow, step, 0, place, { at: null, output: { input: waitFor.input }, awaited: waitFor.awaited });
      return null;
    }
  }
}

interface Begun {
  readonly at: { node: string; port: string } | null;
  readonly output: Record<string, unknown>;
  readonly awaited: boolean;
}

function addChild(
  turn: Turn,
  flow: BoundFlow,
  { node, visit }: Visit,
  index: number,
  place: { flowId: string; version: number; lane: string },
  begun: Begun,
): void {
  const { eventId, workspaceId } = turn.message.delivery;
  const parent = { runId: turn.runId, node, visit, index, depth: depthOf(turn) + 1 };
  // a run of the same flow speaks of its steps; a called flow has steps of its own
  const outputs = begun.at ? outputsSpokenOf(flow, turn.state) : {};
  additionsOf(turn).deliveries.push({
    kind: "child",
    workspaceId,
    ...place,
    shard: shardOf(place.lane, limits.shards),
    eventId,
    runId: runId(eventId, callKey(turn.runId, { node, visit }), index),
    replay: 0,
    payload: { parent, outputs, ...begun },
  });
}

const depthOf = ({ journal }: Turn): number => {
  const [first] = journal;
  return first?.kind === "started" ? (first.parent?.depth ?? 0) : 0;
};

/** Whether the event is what it waits for; the run then goes on. */
export function comes(ports: Ports, turn: Turn, flow: BoundFlow, wait: OpenWait, event: Turn["event"], at: string): boolean {
  const entry = heardEntry(flow, turn.state, wait, event, at, ports.flows.calendar(event.workspaceId));
  if (entry) note(turn, flow, entry);
  return entry !== null;
}

/** For turns about to park: goes on with those for which something has come already. */
export async function comeBack(ports: Ports, unit: Unit, turns: readonly Turn[]): Promise<Turn[]> {
  const known = turns.filter((turn) => turn.rest?.kind === "waiting" && turn.known > 0 && turn.state.waits.length > 0);
  if (known.length === 0) return [];
  const before = new Map(known.map((turn) => [turn, turn.state.waits.length]));
  await lookBack(ports, unit, known);
  await gather(unit, known);
  await expire(unit, known);
  const moved = known.filter((turn) => turn.state.waits.length < (before.get(turn) ?? 0));
  for (const turn of moved) turn.rest = null;
  return moved;
}

interface Waiting {
  readonly turn: Turn;
  readonly flow: BoundFlow;
  readonly wait: OpenWait;
}
const waitsOf = (turns: readonly Turn[], fits: (wait: OpenWait, turn: Turn) => boolean): Waiting[] =>
  turns.flatMap((turn) => {
    const { flow } = turn;
    return flow ? turn.state.waits.filter((wait) => fits(wait, turn)).map((wait) => ({ turn, flow, wait })) : [];
  });

function resolve(turn: Turn, flow: BoundFlow, { node, visit }: Visit, { port, output }: OpenWait["late"]): void {
  note(turn, flow, { kind: "resolved", node, visit, at: turn.message.delivery.at, port, output });
}

const isOver = ({ until }: OpenWait, turn: Turn) => until !== null && until <= nowOf(turn);

async function lookBack(ports: Ports, unit: Unit, turns: readonly Turn[]): Promise<void> {
  const waits = waitsOf(turns, (wait, turn) => wait.for === "event" && (!wait.looked || isOver(wait, turn)));
  if (waits.length === 0) return;
  const came = await unit.cameSince(
    waits.map(({ turn: { event }, wait: { listen } }) => ({
      workspaceId: event.workspaceId,
      eventId: event.id,
      about: listen?.about ?? "order",
      key: keysOf(event)[listen?.about ?? "order"],
      events: listen?.events ?? [],
    })),
  );
  waits.forEach(({ turn, flow, wait }, i) => {
    const { at } = turn.message.delivery;
    if (came[i]?.some((event) => comes(ports, turn, flow, wait, event, at))) return;
    // an event that came in time may stand behind a held lane still, so it is looked for once more before the time counts as over
    if (isOver(wait, turn)) resolve(turn, flow, wait, wait.late);
    else note(turn, flow, { kind: "looked", node: wait.node, visit: wait.visit, at });
  });
}

async function gather(unit: Unit, turns: readonly Turn[]): Promise<void> {
  const waits = waitsOf(turns, ({ for: what }) => what === "items" || what === "flow");
  if (waits.length === 0) return;
  const groups = await unit.groups([...new Set(waits.map(({ turn }) => turn.runId))]);
  const found = new Map(groups.map((group) => [callKey(group.runId, group), group]));
  for (const { turn, flow, wait } of waits) {
    const group = found.get(callKey(turn.runId, wait));
    if (!group || group.done < group.total) continue;
    resolve(turn, flow, wait, resultOf(wait, group));
  }
}

async function expire(unit: Unit, turns: readonly Turn[]): Promise<void> {
  const waits = waitsOf(turns, (wait, turn) => wait.for === "person" && isOver(wait, turn));
  if (waits.length === 0) return;
  const decided = await unit.expire(waits.map(({ turn, wait }) => ({ runId: turn.runId, node: wait.node, visit: wait.visit })));
  waits.forEach(({ turn, flow, wait }, i) => {
    // where they had, their decision is on its way
    if (!decided[i]) resolve(turn, flow, wait, wait.late);
  });
}

/** For flows that do more with a burst than queue it: drops what has just begun, or has the run under way cancelled. */
export async function thinOut(unit: Unit, turns: readonly Turn[], inBatch: ReadonlyMap<string, readonly UnderWay[]>): Promise<void> {
  const begun = turns.filter(({ flow, rest: at, known, message: { delivery } }) => {
    const burst = flow?.document.burst ?? "queue";
    return burst !== "queue" && at === null && known === 0 && (delivery.kind === "event" || delivery.kind === "wake");
  });
  if (begun.length === 0) return;
  const underWay = await unit.inBurst([...new Set(begun.map((turn) => turn.message.delivery.lane))]);
  for (const turn of begun) {
    const { delivery } = turn.message;
    const others = [...(underWay.get(delivery.lane) ?? []), ...(inBatch.get(delivery.lane) ?? [])].filter(
      // of those that a pause kept, the later ones have not begun
      (run) => run.runId !== turn.runId && (delivery.kind === "event" || run.eventId < delivery.eventId),
    );
    const [other] = others;
    if (!other) continue;
    if (turn.flow?.document.burst === "drop") {
      const message = `Run ${other.runId} for the same was still under way, and this flow drops what comes meanwhile.`;
      end(turn, delivery.at, "cancelled", { code: "burst.dropped", message, final: true });
    } else for (const run of others) additionsOf(turn).deliveries.push(cancelOf(delivery, run));
  }
}

const cancelOf = ({ workspaceId, lane, shard, flowId, runId: by }: Delivery, run: UnderWay) => ({
  kind: "cancel" as const,
  workspaceId,
  lane,
  shard,
  flowId: flowId ?? "",
  ...run,
  replay: 0,
  payload: { failure: { code: "burst.replaced", message: `Run ${by} for the same came after it and took its place.`, final: true } },
});

/** Tells the runs that wait for these events. */
export async function tell(unit: Unit, turns: readonly Turn[]): Promise<void> {
  const heard = await unit.listeners(turns.map(({ event }) => event));
  turns.forEach((turn, i) => {
    for (const { node, visit, ...run } of heard[i] ?? []) {
      const { id: eventId, receivedAt } = turn.event;
      const payload = { kind: "heard" as const, node, visit, eventId, eventDay: receivedAt.slice(0, 10) };
      additionsOf(turn).deliveries.push({ ...run, kind: "signal", replay: 0, payload });
    }
  });
}

/** When a parked run is to be looked at again: at once where what came before its wait has not been looked through. */
export const wakeAtOf = ({ state, next }: Turn, until: string | null, now: number): string | null =>
  // what stands at a call that may not go out looks when that is over
  next.kind === "wait" && state.waits.some((wait) => wait.for === "event" && !wait.looked) ? iso(now) : until;
