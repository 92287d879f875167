/** Takes one pure step: works out a node's settings in this run and says, as a journal entry, what it decided, asks for or waits for. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import type { Moment as NodeMoment, Wait, WaitFor } from "#lib/nodes/define.ts";
import type { EntryOf } from "#lib/run/journal.ts";
import type { RunState, Visit } from "./advance.ts";
import type { BoundFlow, BoundNode } from "./bind.ts";

export interface Evaluated {
  readonly entry: EntryOf<"decided"> | EntryOf<"asked"> | EntryOf<"failed"> | EntryOf<"waiting"> | EntryOf<"stopped">;
  /** What is to be put on record with a wait, or begun beside the run; null: nothing. */
  readonly waitFor: WaitFor | null;
}

/** The idempotency key of a step's call: stable, however often the turn is taken. */
export const callKey = (runId: string, { node, visit }: Visit) => `${runId}/${node}/${visit}`;

export interface Moment extends NodeMoment {
  /** ISO time by the clock, for the journal. */
  readonly at: string;
}

export function evaluate(
  flow: BoundFlow,
  keyOf: (visit: Visit) => string,
  event: CanonicalEvent,
  state: RunState,
  { node, visit }: Visit,
  { at, ...moment }: Moment,
): Evaluated {
  const step = { node, visit, at };
  const only = (entry: Evaluated["entry"]): Evaluated => ({ entry, waitFor: null });
  const failed = (code: string, message: string) =>
    only({ kind: "failed", ...step, attempt: 1, ms: 0, failure: { code, message, final: true } });
  const bound = flow.nodes.get(node);
  if (!bound) return failed("flow.step-missing", `The flow has no step “${node}”.`);
  const [first] = bound.type.ports;
  const passed = (output: Record<string, unknown>) => only({ kind: "decided", ...step, input: {}, port: first?.id ?? "out", output });
  if (bound.node.disabled) return passed({});
  const settings = bound.resolve(scopeOf(event, state.outputs, moment.now, moment.calendar));
  if (!settings.ok) return only({ kind: "failed", ...step, attempt: 1, ms: 0, failure: settings.failure });
  const { type } = bound;
  const { input } = settings;
  try {
    switch (type.kind) {
      case "condition": {
        const exit = type.decide(input as never);
        const why = settings.why === undefined ? {} : { why: settings.why };
        return only({ kind: "decided", ...step, input, ...exit, ...why });
      }
      case "action":
        return only({ kind: "asked", ...step, effect: type.effect, key: keyOf({ node, visit }), input: type.ask(input as never, moment) });
      case "wait":
        return rest(type, bound, input, moment, step);
      case "join":
        return passed({ arrived: state.arrivals[node] ?? 0 });
      case "catch":
        return passed({});
      case "stop": {
        const { outcome, message, result } = type.stop(input as never);
        return only({ kind: "stopped", ...step, input, outcome, message, result });
      }
      case "trigger":
        return failed("flow.start-inside", `“${node}” starts a flow and cannot be one of its later steps.`);
    }
  } catch (error) {
    return failed("step.broken", `This step broke: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function rest(
  type: Wait,
  bound: BoundNode,
  settings: Record<string, unknown>,
  moment: NodeMoment,
  step: { node: string; visit: number; at: string },
): Evaluated {
  const waitFor = type.ask(settings as never, moment);
  if (waitFor.for === "items" && waitFor.items.length === 0) {
    const output = { count: 0, failed: 0 };
    return { entry: { kind: "decided", ...step, input: settings, port: "done", output }, waitFor: null };
  }
  if (waitFor.for === "flow" && !waitFor.awaited)
    return { entry: { kind: "decided", ...step, input: settings, port: "done", output: {} }, waitFor };
  // the items are with their own runs; ten thousand of them would be written again with every turn of this one
  const input = waitFor.for === "items" ? { count: waitFor.items.length, atOnce: waitFor.atOnce } : settings;
  const late = type.late(bound.node.config as never);
  const listen = waitFor.for === "event" ? { listen: { events: [...waitFor.events], about: waitFor.about } } : {};
  return { entry: { kind: "waiting", ...step, input, for: waitFor.for, until: waitFor.until, late, ...listen }, waitFor };
}
