/** Takes one pure step: works out a node's settings in this run and says, as a journal entry, what it decided, asks for or waits for. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import type { Moment as NodeMoment, NodeType, Wait, WaitFor } from "#lib/nodes/define.ts";
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
  moment: Moment,
): Evaluated {
  const step: Step = { node, visit, at: moment.at };
  const bound = flow.nodes.get(node);
  if (!bound) return failed(step, "flow.step-missing", `The flow has no step “${node}”.`);
  const { type } = bound;
  if (bound.node.disabled) return passed(step, type, {});
  const settings = bound.resolve(scopeOf(event, state.outputs, moment.now, moment.calendar));
  if (!settings.ok) return only({ kind: "failed", ...step, attempt: 1, ms: 0, failure: settings.failure });
  const { input } = settings;
  try {
    switch (type.kind) {
      case "condition": {
        const { port, output } = type.decide(input as never);
        const decided = { kind: "decided" as const, ...step, input, port, output };
        return only(settings.why === undefined ? decided : { ...decided, why: settings.why });
      }
      case "action":
        return only({ kind: "asked", ...step, effect: type.effect, key: keyOf({ node, visit }), input: type.ask(input as never, moment) });
      case "wait":
        return rest(type, bound, input, moment, step);
      case "join":
        return passed(step, type, { arrived: state.arrivals[node] ?? 0 });
      case "catch":
        return passed(step, type, {});
      case "stop": {
        const { outcome, message, result } = type.stop(input as never);
        return only({ kind: "stopped", ...step, input, outcome, message, result });
      }
      case "trigger":
        return failed(step, "flow.start-inside", `“${node}” starts a flow and cannot be one of its later steps.`);
    }
  } catch (error) {
    return failed(step, "step.broken", `This step broke: ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Step = Visit & { readonly at: string };

const only = (entry: Evaluated["entry"]): Evaluated => ({ entry, waitFor: null });

const passed = (step: Step, { ports: [first] }: NodeType, output: Record<string, unknown>): Evaluated =>
  only({ kind: "decided", ...step, input: {}, port: first.id, output });

const failed = (step: Step, code: string, message: string): Evaluated =>
  only({ kind: "failed", ...step, attempt: 1, ms: 0, failure: { code, message, final: true } });

function rest(type: Wait, bound: BoundNode, settings: Record<string, unknown>, moment: NodeMoment, step: Step): Evaluated {
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
