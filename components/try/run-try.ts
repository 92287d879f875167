/** Tries the drawing on one event: the engine's own steps in the browser, with nothing done. Read when it is first asked for. */
import { newRun } from "#engine/core/advance.ts";
import { type BoundFlow, bindFlow } from "#engine/core/bind.ts";
import type { Compute } from "#engine/core/compute.ts";
import { callKey, evaluate } from "#engine/core/evaluate.ts";
import { onRecord } from "#engine/core/on-record.ts";
import { Rehearsal } from "#engine/core/rehearse.ts";
import type { Pin, Rehearsed } from "#engine/core/rehearsed.ts";
import { RehearsedOrders } from "#engine/core/rehearsed-orders.ts";
import { settle } from "#engine/core/settle.ts";
import type { EventPast } from "#lib/api/comparisons.ts";
import type { ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { type DatabaseEffect, effects, onlyReads } from "#lib/run/effects.ts";
import type { Entry } from "#lib/run/journal.ts";
import { stepsOf } from "#lib/run/steps.ts";
import { computeFor } from "./code-sandbox.ts";
import type { Tried } from "./try-store.ts";

export interface Trying {
  document: FlowDocument;
  event: CanonicalEvent;
  past: EventPast | null;
  pins: Readonly<Record<string, Pin>>;
  calendar: ShopCalendar;
  upTo: string | null;
  only: string | null;
  /** What steps gave the last time, for one that is tried alone. */
  outputs: Readonly<Record<string, unknown>>;
}

export async function runTry(trying: Trying): Promise<Tried> {
  const { document, calendar } = trying;
  const flow = bindFlow(document, () => calendar);
  if (!flow) return { ...nothing, status: "unsound" };
  const compute = await computeFor(document);
  return trying.only === null ? tryFlow(flow, trying, compute) : tryStep(flow, trying, trying.only, compute);
}

const nothing = { steps: [], actions: [], unknown: [], end: null, failure: null, outputs: {} } as const;

function tryFlow(flow: BoundFlow, { event, past, pins, calendar, upTo }: Trying, compute: Compute | null): Tried {
  let run: Rehearsed | null = null;
  const rehearsal = new Rehearsal(
    {
      ...{ flow, pins, upTo, compute, calendar: () => calendar },
      onRecord: past?.journal ? onRecord(() => past.journal) : null,
      ended: (ended) => {
        run ??= ended.event === event ? ended : null;
      },
    },
    ordersOf(event, past),
  );
  rehearsal.offer(event);
  rehearsal.finish(event.receivedAt, true);
  const done = run as Rehearsed | null;
  if (!done) return { ...nothing, status: "not started" };
  const { actions, unknown, end, failure, journal, state } = done;
  return { status: "ran", actions, unknown, end, failure, steps: stepsOf(journal), outputs: state.outputs };
}

/** One step with what the ones before it gave the last time. */
function tryStep(flow: BoundFlow, { event, past, pins, calendar, outputs }: Trying, node: string, compute: Compute | null): Tried {
  const at = event.receivedAt;
  const state = { ...newRun, status: "running" as const, outputs, pending: [{ node, visit: 1 }], steps: 1 };
  const moment = { now: at, at, calendar };
  const { entry } = evaluate(flow, (visit) => callKey(event.id, visit), event, state, { node, visit: 1 }, moment);
  const journal: Entry[] = [entry];
  const actions = [];
  const pin = pins[node];
  if (entry.kind === "asked") {
    const { effect, key, input } = entry;
    const call = { node, visit: 1, effect, key, input, attempts: 0, retryAt: null };
    const isInside = effect in effects && effects[effect as keyof typeof effects].guarantee === "database";
    const orders = ordersOf(event, past);
    orders.fold(event);
    const inside = isInside ? orders.perform(effect as DatabaseEffect, input, key, at) : (compute?.(call) ?? null);
    const outcome = inside ?? (past?.journal ? onRecord(() => past.journal).call(event, call) : null);
    if (pin) journal.push({ kind: "answered", node, visit: 1, at, attempt: 1, ms: 0, reply: null, ...pin });
    else if (outcome) journal.push(settle(flow, call, outcome, { at, ms: 0 }, () => null));
    else journal.push({ kind: "parked", at, until: null, reason: "in doubt" });
    const reply = outcome?.ok ? outcome.reply : null;
    if (!onlyReads(effect)) actions.push({ node, visit: 1, effect, args: input, reply, known: Boolean(pin ?? outcome), inside: null });
  } else if (pin) {
    const input = "input" in entry ? entry.input : {};
    journal[0] = { kind: "decided", node, visit: 1, at, input, ...pin };
  }
  const steps = stepsOf(journal);
  const unknown = steps.some(({ status }) => status === "unknown") ? [{ node, visit: 1, from: "outside" as const }] : [];
  const [step] = steps;
  return {
    ...{ status: "ran", actions, unknown, end: "stopped here", failure: step?.failure ?? null, steps },
    outputs: step?.port === null || step === undefined ? outputs : { ...outputs, [node]: step.output },
  };
}

function ordersOf(event: CanonicalEvent, past: EventPast | null): RehearsedOrders {
  const orders = new RehearsedOrders();
  if (past?.order && event.order) orders.set(event.order.id, past.order);
  return orders;
}
