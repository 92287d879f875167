/** Takes one pure step: works out a node's settings in this run and says, as a journal entry, what it decided or asks for. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import type { EntryOf } from "#lib/run/journal.ts";
import type { RunState, Visit } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";

export type Evaluated = EntryOf<"decided"> | EntryOf<"asked"> | EntryOf<"failed">;

/** The idempotency key of a step's call: stable, however often the turn is taken. */
export const callKey = (runId: string, { node, visit }: Visit) => `${runId}/${node}/${visit}`;

export interface Moment {
  /** ISO time of the event or wake-up that this turn answers: `now` in expressions, so that a turn taken again decides the same. */
  readonly now: string;
  /** ISO time by the clock, for the journal. */
  readonly at: string;
}

export function evaluate(
  flow: BoundFlow,
  runId: string,
  event: CanonicalEvent,
  state: RunState,
  { node, visit }: Visit,
  { now, at }: Moment,
): Evaluated {
  const step = { node, visit, at };
  const failed = (code: string, message: string): Evaluated => ({
    kind: "failed",
    ...step,
    attempt: 1,
    ms: 0,
    failure: { code, message, final: true },
  });
  const bound = flow.nodes.get(node);
  if (!bound) return failed("flow.step-missing", `The flow has no step “${node}”.`);
  if (bound.node.disabled) {
    const [first] = bound.type.ports;
    return { kind: "decided", ...step, input: {}, port: first?.id ?? "out", output: {} };
  }
  const settings = bound.resolve(scopeOf(event, state.outputs, now));
  if (!settings.ok) return { kind: "failed", ...step, attempt: 1, ms: 0, failure: settings.failure };
  const { type } = bound;
  try {
    switch (type.kind) {
      case "condition": {
        const exit = type.decide(settings.input as never);
        const why = settings.why === undefined ? {} : { why: settings.why };
        return { kind: "decided", ...step, input: settings.input, ...exit, ...why };
      }
      case "action":
        return {
          kind: "asked",
          ...step,
          effect: type.effect,
          key: callKey(runId, { node, visit }),
          input: type.ask(settings.input as never),
        };
      case "trigger":
        return failed("flow.start-inside", `“${node}” starts a flow and cannot be one of its later steps.`);
    }
  } catch (error) {
    return failed("step.broken", `This step broke: ${error instanceof Error ? error.message : String(error)}`);
  }
}
