/** The actions a run took: outside calls from the ledger, changes of our own from the journal they were committed with. */
import type { effect } from "#drizzle/schema/engine.ts";
import type { RunEffect } from "#lib/api/runs.ts";
import { guaranteeOf } from "#lib/run/effects.ts";
import { failure } from "#lib/run/failure.ts";
import type { Step } from "#lib/run/steps.ts";
import { isAsking, isUndecided } from "./effect-rows.ts";
import type { Beside } from "./effects-beside.ts";
import { iso, isoOrNull } from "./keyset.ts";

type LedgerRow = typeof effect.$inferSelect;

/** @param beside what is known of them elsewhere */
export function effectsOf(steps: readonly Step[], ledger: readonly LedgerRow[], beside: ReadonlyMap<string, Beside>): RunEffect[] {
  const rows = new Map(ledger.map((row) => [row.key, row]));
  return steps.flatMap((step) => {
    // what was only worked out is no action
    if (!step.effect || guaranteeOf(step.effect.name) === "computed") return [];
    const row = rows.get(step.effect.key);
    const known = beside.get(step.effect.key);
    return [row ? fromLedger(row, known) : { ...fromStep(step, step.effect), told: known?.told ?? null }];
  });
}

/** Those of its steps that may be known elsewhere too. */
export const keysOfEffects = (steps: readonly Step[]): string[] => steps.flatMap(({ effect: asked }) => (asked ? [asked.key] : []));

function fromLedger(row: LedgerRow, known: Beside | undefined): RunEffect {
  const { key, node, visit, state, attempts, args, reply } = row;
  return {
    key,
    node,
    visit,
    effect: row.effect,
    guarantee: "network",
    state,
    attempts,
    args,
    reply,
    failure: failure.safeParse(row.failure).data ?? null,
    intendedAt: iso(row.intendedAt),
    settledAt: isoOrNull(row.settledAt),
    judged: row.judged ? { decision: row.judged.decision, by: row.judged.by, at: row.judged.at } : null,
    undecided: isUndecided(row),
    asking: state === "failed" && row.judged === null && isAsking(row.failure) ? (known?.through ?? null) : null,
    told: null,
  };
}

function fromStep(step: Step, asked: NonNullable<Step["effect"]>): RunEffect {
  const states = {
    done: "done",
    failed: "failed",
    running: "intended",
    waiting: "intended",
    retrying: "intended",
    unknown: "in doubt",
    stopped: "intended",
  } as const;
  return {
    key: asked.key,
    node: step.node,
    visit: step.visit,
    effect: asked.name,
    guarantee: guaranteeOf(asked.name) === "database" ? "database" : "network",
    state: states[step.status],
    attempts: step.attempts.length,
    args: step.input,
    reply: asked.reply,
    failure: step.failure,
    intendedAt: step.startedAt,
    settledAt: step.endedAt,
    judged: step.judged,
    undecided: false,
    asking: null,
    told: null,
  };
}
