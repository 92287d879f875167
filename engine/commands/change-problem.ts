import type { MuteBody } from "#lib/api/problems.ts";
import type { ProblemState } from "#lib/problem/state.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

/** It is counted on; nobody is told of it, and it waits for nobody. */
export async function muteProblem(actor: Actor, input: { id: string } & MuteBody): Promise<void> {
  await change(actor, input.id, "muted", input.until);
}

export async function reopenProblem(actor: Actor, input: { id: string }): Promise<void> {
  await change(actor, input.id, "open", null);
}

/** What nobody has handled of it is set aside in the same commit: a resolved problem waits for nobody. */
export async function resolveProblem(actor: Actor, input: { id: string }): Promise<void> {
  await change(actor, input.id, "resolved", null);
}

async function change(actor: Actor, id: string, to: ProblemState, mutedUntil: string | null): Promise<void> {
  requireRole(actor, "editor");
  await database().sql.begin(async (tx) => {
    const [row] = await tx`
      update problem set state = ${to}, muted_until = ${mutedUntil}, changed_at = now(), changed_by = ${actor.name}
      where workspace_id = ${actor.workspaceId} and id = ${id} returning id`;
    if (!row) throw notFound("problem");
    if (to !== "resolved") return;
    await tx`
      insert into run_handled (workspace_id, run_id, how, by)
      select ${actor.workspaceId}, run_id, 'set aside', ${actor.name} from problem_run where problem_id = ${id}
      on conflict do nothing`;
  });
}
