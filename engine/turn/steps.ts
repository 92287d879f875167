/** Carries turns through their steps: what is decided, what is performed in the transaction, what goes outside after it. */
import { limits } from "#lib/limits.ts";
import type { DatabaseEffect } from "#lib/run/effects.ts";
import type { Entry } from "#lib/run/journal.ts";
import { hasEnded, type OpenCall, type OpenWait } from "../core/advance.ts";
import type { BoundFlow } from "../core/bind.ts";
import { evaluate } from "../core/evaluate.ts";
import { retryDelayMs } from "../core/retry.ts";
import { settle } from "../core/settle.ts";
import { faultPoint } from "../fault-point.ts";
import { type Message, passesHeldLane } from "../runtime/lane.ts";
import type { DatabaseCall, Outcome, Unit } from "../runtime/run-store.ts";
import type { Ports } from "./ports.ts";
import { end, isComputed, isInside, iso, keyOf, note, nowOf, type Rest, type Turn } from "./state.ts";
import { rest } from "./waits.ts";

/** Carries turns on together, so that effects of a kind are performed in one statement, until each comes to rest. */
export async function carry(ports: Ports, unit: Unit, turns: readonly Turn[]): Promise<void> {
  let active = turns.filter((turn) => turn.rest === null);
  while (active.length > 0) {
    const asked: { turn: Turn; call: OpenCall }[] = [];
    for (const turn of active) for (const call of decide(ports, turn)) asked.push({ turn, call });
    if (asked.length > 0) {
      const outcomes = await unit.perform(asked.map(({ turn, call }) => databaseCall(turn, call)));
      asked.forEach(({ turn, call }, i) => {
        const outcome = outcomes[i];
        if (!outcome || !turn.flow) throw new Error(`no outcome for ${call.key}`);
        note(turn, turn.flow, settled(ports, turn.flow, call, outcome, 0));
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
          note(turn, flow, settled(ports, flow, known, { ok: true, reply: turn.message.done?.get(known.key) }, 0));
          break;
        }
        const calls = turn.next.calls.filter((call) => isComputed(call) || !ports.pauses.outsidePaused(connectionOf(call.input)));
        turn.rest = calls.length > 0 ? { kind: "outside", calls } : park(ports, turn, null, "paused");
        return [];
      }
      case "wait":
        turn.rest = { kind: "waiting", until: turn.next.until };
        return [];
      case "end":
        end(turn, iso(ports.clock()), turn.next.outcome, turn.next.failure);
        // what was out has been answered: a run goes on by itself only then
        turn.abandoned = [];
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
export function wait(ports: Ports, turn: Turn, until: string | null): Rest {
  const heldSince = turn.message.heldSince ?? ports.clock();
  const [first] = turn.state.waits;
  // what was woken holds no lane any more
  const holds = turn.flow?.document.ordering === "strict" && !passesHeldLane(turn.message.delivery);
  const isStrict = holds && !turn.state.waits.some((each) => mayHear(ports, turn, each));
  const isShort = !first && until !== null && Date.parse(until) - heldSince <= limits.laneHoldMs;
  if (isShort || isStrict) return { kind: "held", until: until === null ? null : Date.parse(until) };
  return park(ports, turn, until, first?.for ?? "retry");
}

/** It may take the lane's next event to end it: for the run itself, or for one that it began and waits for. */
function mayHear(ports: Ports, { flow, event }: Turn, { for: what, node }: OpenWait): boolean {
  if (what !== "items" && what !== "flow") return what === "event";
  const calledId = flow?.nodes.get(node)?.node.config["flow"];
  const begun = what === "items" ? flow : ports.flows.live(event.workspaceId, String(calledId))?.bound;
  // what a called flow calls in its turn is not looked through: it may
  return (
    begun?.document.nodes.some(({ type }) => type === "logic.wait-for-event" || (what === "flow" && type === "logic.call-flow")) ?? false
  );
}

function park(ports: Ports, turn: Turn, until: string | null, reason: string): Rest {
  if (turn.flow) note(turn, turn.flow, { kind: "parked", at: iso(ports.clock()), until, reason });
  return { kind: "parked", until, reason };
}

function settled(ports: Ports, flow: BoundFlow, call: OpenCall, outcome: Outcome, ms: number): Entry {
  return settle(flow, call, outcome, { at: iso(ports.clock()), ms }, (failure, attempt) => {
    const delay = isInside(call) ? null : retryDelayMs(failure, attempt, ports.random(), flow.nodes.get(call.node)?.node.tries);
    return delay === null ? null : iso(ports.clock() + delay);
  });
}

/** After the commit: makes the outside calls, or waits, and gives the message its next turn. */
export function goOn(
  { message, flow, state, journal, inDoubt, rest: at }: Turn,
  ports: Ports,
  proceed: (news: readonly Entry[]) => void,
): void {
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
    message.out = at.calls;
    void Promise.all(at.calls.map((open) => call(ports, flow, message, open))).then(proceed);
  } else if (at.kind === "held") {
    const { until } = at;
    if (state.waits.some((wait) => wait.for === "event" && !wait.looked)) ports.after(0, () => proceed([]));
    else if (until !== null) hold(ports, until, proceed);
  }
}

/** A timer counts 25 days at most, and may be early. */
function hold(ports: Ports, until: number, proceed: (news: readonly Entry[]) => void): void {
  ports.after(Math.max(limits.orderPollMs, until - ports.clock()), () => {
    if (ports.clock() < until) hold(ports, until, proceed);
    else proceed([{ kind: "woken", at: iso(ports.clock()), cause: "retry" }]);
  });
}

async function call(ports: Ports, flow: BoundFlow, { delivery: { workspaceId } }: Message, open: OpenCall): Promise<Entry> {
  const began = ports.clock();
  const { effect, key, input: args } = open;
  const outcome = await ports.outside({ effect, key, args, workspaceId });
  faultPoint("before-answer");
  return settled(ports, flow, open, outcome, ports.clock() - began);
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
