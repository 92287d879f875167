/** What the outcome of a call means to a run: the node reads a reply as its port and output; a failure is tried again or not. */
import type { Failure } from "#lib/run/failure.ts";
import type { EntryOf } from "#lib/run/journal.ts";
import type { OpenCall } from "./advance.ts";
import type { BoundFlow } from "./bind.ts";

export type Outcome = { readonly ok: true; readonly reply: unknown } | { readonly ok: false; readonly failure: Failure };

/** @param retryAt for a failure: ISO time of the next try, by the number of tries made; null: there is none */
export function settle(
  flow: BoundFlow,
  call: OpenCall,
  outcome: Outcome,
  { at, ms }: { at: string; ms: number },
  retryAt: (failure: Failure, attempt: number) => string | null,
): EntryOf<"answered"> | EntryOf<"failed"> {
  const unsent = !outcome.ok && outcome.failure.unsent === true;
  const step = { node: call.node, visit: call.visit, at, attempt: call.attempts + (unsent ? 0 : 1), ms };
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
  const { failure } = outcome;
  const again = retryAt(failure, step.attempt);
  return { kind: "failed", ...step, failure, ...(again === null ? {} : { retryAt: again }) };
}
