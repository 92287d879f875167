/** A row of the ledger as the screens and the API show it. */
import type { EffectSummary } from "#lib/api/effects.ts";
import { failure } from "#lib/run/failure.ts";
import { iso, isoOrNull } from "./keyset.ts";

export interface EffectRow {
  key: string;
  run_id: string;
  node: string;
  visit: number;
  effect: string;
  args: unknown;
  state: "intended" | "done" | "failed" | "in doubt";
  attempts: number;
  reply: unknown;
  failure: unknown;
  intended_at: Date;
  settled_at: Date | null;
  judged: { decision: "done" | "again" | "failed"; by: string; at: string; attempt: number } | null;
  flow_id: string | null;
  flow_name: string;
  entity_label: string | null;
  wake_at: Date | null;
  live: boolean | null;
  connection_id: string | null;
  connection_name: string | null;
  connection_kind: string | null;
}

export function effectOf(row: EffectRow): EffectSummary {
  const { key, node, visit, effect, args, reply, attempts, judged } = row;
  const undecided = isUndecided(row);
  // the ledger knows that it failed; that its run will try it again, the run knows
  const retrying = row.state === "failed" && row.live === true && judged === null;
  return {
    key,
    runId: row.run_id,
    flowId: row.flow_id,
    flowName: row.flow_name,
    entityLabel: row.entity_label,
    node,
    visit,
    effect,
    connection: row.connection_id === null ? null : { id: row.connection_id, name: row.connection_name ?? "" },
    state: retrying ? "retrying" : row.state,
    attempts,
    args,
    reply,
    failure: failure.safeParse(row.failure).data ?? null,
    intendedAt: iso(row.intended_at),
    settledAt: isoOrNull(row.settled_at),
    retryAt: retrying ? isoOrNull(row.wake_at) : null,
    judged: judged === null ? null : { decision: judged.decision, by: judged.by, at: judged.at },
    undecided,
    asking: retrying && isAsking(row.failure) ? row.connection_kind : null,
  };
}

/** Its last try left it open, and the provider is asked before the next. */
export const isAsking = (of: unknown): boolean => failure.safeParse(of).data?.code === "platform.asking";

/** A word counts for the attempt that it was said of. */
export const isUndecided = ({ state, judged, attempts }: { state: string; judged: EffectRow["judged"]; attempts: number }): boolean =>
  state === "in doubt" && judged?.attempt !== attempts;
