import type { Transaction } from "#drizzle/client.ts";
import type { Decision } from "#lib/api/effects.ts";
import { effectRefusals } from "#lib/language/ledger.ts";
import { dayOfId } from "#lib/run/ids.ts";
import { repetitionsOf } from "../ingest/ids.ts";
import { database } from "../store/database.ts";
import { deliver } from "../store/deliver.ts";
import { judgeAction } from "../store/platform-actions.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { replayRun } from "./replay-run.ts";

interface Row {
  run_id: string;
  node: string;
  visit: number;
  state: string;
  attempts: number;
  judged: { attempt: number } | null;
}
interface Live {
  id: string;
  event_id: string;
  flow_id: string;
  version: number;
  lane: string;
  shard: number;
  replay: number;
}

/**
 * Somebody has looked what became of a call whose result nobody knew. The first word counts, the row's lock says whose it was.
 * A run that waits for it is told and goes on; one that failed over it is run again from that step: behind it, or with the same
 * call under the same key.
 */
export async function judgeEffect(actor: Actor, input: { key: string; decision: Decision }): Promise<{ runId: string }> {
  requireRole(actor, "editor");
  const { key, decision } = input;
  const day = dayOfId(key.split("/")[0] ?? "");
  if (day === null) throw notFound("effect");
  const { sql } = database();
  const { goesOn, runId } = await sql.begin(async (tx) => {
    const [row] = await tx<Row[]>`
      select run_id, node, visit, state, attempts, judged from effect
      where day = ${day} and key = ${key} and workspace_id = ${actor.workspaceId} for update`;
    if (!row) throw notFound("effect");
    if (row.state !== "in doubt") throw new Refusal(409, "effect.known", effectRefusals.known);
    if (row.judged?.attempt === row.attempts) throw new Refusal(409, "effect.judged", effectRefusals.judged);
    const live = await holderOf(tx, day, row.run_id, key);
    const status = live ? null : await statusOf(tx, day, row.run_id);
    if (decision === "again" && !live && status !== "failed") throw new Refusal(409, "effect.run-over", effectRefusals.runOver);
    const word = { decision, by: actor.name, at: new Date().toISOString(), attempt: row.attempts };
    // a run that waits writes the state itself when it takes the word up: until then its call stays shut
    const state = live || decision === "again" ? "in doubt" : decision;
    await tx`update effect set judged = ${tx.json(word)}, state = ${state}, settled_at = now() where day = ${day} and key = ${key}`;
    await judgeAction(tx, { workspaceId: actor.workspaceId, key }, decision);
    if (!live) return { goesOn: status === "failed" && decision !== "failed", runId: row.run_id };
    const { id, event_id: eventId, flow_id: flowId, version, lane, shard, replay } = live;
    const payload = { kind: "judged" as const, node: row.node, visit: row.visit, decision, by: actor.name };
    await deliver(tx, {
      kind: "signal",
      workspaceId: actor.workspaceId,
      lane,
      shard,
      eventId,
      flowId,
      version,
      runId: id,
      replay,
      payload,
    });
    return { goesOn: false, runId: id };
  });
  if (!goesOn) return { runId };
  return replayRun(actor, { id: runId, from: "failed-step" }).catch((refusal: unknown) => {
    // the word is kept; where the run cannot go on by itself it stays among what needs somebody
    if (decision === "done" && refusal instanceof Refusal) return { runId };
    throw refusal;
  });
}

async function statusOf(tx: Transaction, day: string, id: string): Promise<string | null> {
  const [run] = await tx<{ status: string }[]>`select status from run where day = ${day} and id = ${id}`;
  return run?.status ?? null;
}

/** The run that has this call open: the one that made it, or one that repeats it and uses its keys. */
async function holderOf(tx: Transaction, day: string, root: string, key: string): Promise<Live | null> {
  const [first] = await tx<{ event_id: string; flow_id: string }[]>`select event_id, flow_id from run where day = ${day} and id = ${root}`;
  const ids = first ? repetitionsOf(root, first.event_id, first.flow_id) : [root];
  const [live] = await tx<Live[]>`
    select id, event_id, flow_id, version, lane, shard, replay from run_live
    where id = any(${ids}::uuid[]) and journal @> ${tx.json([{ kind: "asked", key }])} order by replay desc limit 1`;
  return live ?? null;
}
