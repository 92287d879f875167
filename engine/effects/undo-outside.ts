/** Takes back in another system what a flow did there, for the undo job: by the same calls as a step's, under the undo's own key. */
import { limits } from "#lib/limits.ts";
import type { LeftAlone } from "#lib/run/left-alone.ts";
import type { UndoOutside } from "../store/ask-outside.ts";
import { callOutside } from "./call-outside.ts";

/** One that cannot be reached is asked again, later and later, and at last left alone: the job does not wait for it for ever. */
export function undoOutside(signal: AbortSignal, clock: () => number = Date.now): UndoOutside {
  const waiting = new Map<string, { tries: number; notBefore: number }>();
  return async (call) => {
    const before = waiting.get(call.key);
    if (before && clock() < before.notBefore) return { againMs: before.notBefore - clock() };
    const outcome = await callOutside(call, signal);
    if (signal.aborted) return { againMs: limits.importPauseMs };
    if (outcome.ok) {
      waiting.delete(call.key);
      return { why: whyLeft(outcome.reply) };
    }
    const { final, retryAfterMs } = outcome.failure;
    const tries = (before?.tries ?? 0) + 1;
    if (final || tries >= limits.undoOutsideTriesMax) {
      waiting.delete(call.key);
      return { why: "outside-refused" };
    }
    const againMs = Math.max(Math.min(limits.importPauseMs * 2 ** tries, limits.retryCapMs), retryAfterMs ?? 0);
    waiting.set(call.key, { tries, notBefore: clock() + againMs });
    return { againMs };
  };
}

function whyLeft(reply: unknown): LeftAlone | null {
  const refused = typeof reply === "object" && reply !== null && "refused" in reply ? reply.refused : "";
  if (refused === "") return null;
  if (refused === "changed") return "price-moved";
  return refused === "too-low" || refused === "too-high" ? "price-limits" : "outside-refused";
}
