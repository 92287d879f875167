/**
 * One person's vote. Votes are counted under the lock of the question's row, so that two deciders at once give one decision;
 * the run hears of it by a signal that is committed with the vote that decides.
 */
import type { Transaction } from "#drizzle/client.ts";
import type { ApprovalSummary } from "#lib/api/approvals.ts";
import type { Outcome } from "#lib/approval/outcome.ts";
import { type Decision, standingOf, verdictOf } from "#lib/approval/rules.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { voterOf } from "../queries/approval-rows.ts";
import { approvalNow } from "../queries/get-approval.ts";
import { database } from "../store/database.ts";
import { deliver } from "../store/deliver.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

export interface Deciding {
  id: string;
  decision: Decision;
  reason: string;
  /** Where it came by a link: who had copied it, if not the decider. */
  link?: { by: string | null };
}

export async function decideApproval(actor: Actor, input: Deciding): Promise<ApprovalSummary> {
  requireRole(actor, "viewer");
  for (let tries = 1; ; tries++) {
    try {
      await database().sql.begin((tx) => decide(tx, actor, input));
      return await approvalNow(actor, input.id);
    } catch (error) {
      // the turn that closes the question may hold what we want, and want what we hold: one of the two begins again
      if (!isDeadlock(error) || tries === limits.decideTries) throw error;
    }
  }
}

interface Row {
  run_id: string;
  flow_id: string;
  version: number;
  lane: string;
  shard: number;
  event_id: string;
  node: string;
  visit: number;
  people: string[];
  deputy: string | null;
  needed: number;
  remind_at: Date | null;
  until: Date | null;
  status: ApprovalSummary["status"];
}

async function decide(tx: Transaction, actor: Actor, { id, decision, reason, link }: Deciding): Promise<void> {
  const [row] = await tx<Row[]>`select * from approval where id = ${id} and workspace_id = ${actor.workspaceId} for update`;
  if (!row) throw notFound("approval");
  // the clock after the lock was given: one that waited past the end comes too late
  const [clock] = await tx<{ now: Date; replay: number | null }[]>`
    select clock_timestamp() as now, (select replay from run_live where id = ${row.run_id}) as replay`;
  const now = clock?.now ?? new Date();
  const isLate = row.until !== null && row.until <= now;
  if (row.status !== "open" || isLate) throw settled(isLate && row.status === "open" ? "expired" : row.status);
  const replay = clock?.replay ?? null;
  if (replay === null) throw settled("closed");

  const members = await tx<{ id: string }[]>`select user_id as id from member where workspace_id = ${actor.workspaceId}`;
  const terms = { people: row.people, deputy: row.deputy, remindAt: row.remind_at?.toISOString() ?? null };
  const voter = voterOf(actor);
  const standing = standingOf(terms, voter, new Set(members.map((member) => member.id)), now.toISOString());
  if (standing !== "may") throw new Refusal(403, `approval.${standing}`, refusalWords.mayNotDecide[standing]);

  await tx`
    insert into approval_vote (approval_id, voter, name, decision, reason, way, link_by, at)
    values (${id}, ${voter.id}, ${actor.name}, ${decision}, ${reason}, ${link ? "link" : voter.isKey ? "key" : "product"}, ${link?.by ?? null}, ${now})
    on conflict (approval_id, voter) do update set name = excluded.name, decision = excluded.decision, reason = excluded.reason,
      way = excluded.way, link_by = excluded.link_by, at = excluded.at
    where approval_vote.decision <> excluded.decision`;
  const votes = await tx<{ name: string; decision: Decision; reason: string; at: Date }[]>`
    select name, decision, reason, at from approval_vote where approval_id = ${id} order by at, voter`;
  const verdict = verdictOf(votes, row.needed);
  await tx`
    update approval set status = ${verdict ?? "open"}, settled_at = ${verdict ? now : null}, updated_at = ${now} where id = ${id}`;
  if (!verdict) return;
  await tx`update team_note set done_at = ${now}, done_by = ${actor.name} where approval_id = ${id} and done_at is null`;
  const output: Outcome = {
    decision: verdict,
    by: votes.map((vote) => ({ name: vote.name, decision: vote.decision, reason: vote.reason, at: vote.at.toISOString() })),
    reason,
  };
  const { run_id: runId, flow_id: flowId, version, lane, shard, event_id: eventId, node, visit } = row;
  await deliver(tx, {
    kind: "signal",
    workspaceId: actor.workspaceId,
    lane,
    shard,
    eventId,
    flowId,
    version,
    runId,
    replay,
    payload: { kind: "resolved", node, visit, port: verdict, output, by: actor.name },
  });
}

const settled = (status: Exclude<ApprovalSummary["status"], "open"> | "open"): Refusal =>
  new Refusal(409, `approval.${status}`, refusalWords.approvalSettled[status === "open" ? "closed" : status]);

const isDeadlock = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "40P01";
