import { and, eq, isNull } from "drizzle-orm";
import { teamTask } from "#drizzle/schema/shop.ts";
import type { TeamTask } from "#lib/api/tasks.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { getTask } from "../queries/get-task.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

/** Nobody has to do it any more; what was done stays done. */
export async function withdrawTask(actor: Actor, input: { id: string }): Promise<TeamTask> {
  requireRole(actor, "editor");
  const at = new Date();
  await database()
    .db.update(teamTask)
    .set({ withdrawnAt: at, updatedAt: at })
    .where(
      and(eq(teamTask.workspaceId, actor.workspaceId), eq(teamTask.id, input.id), isNull(teamTask.doneAt), isNull(teamTask.withdrawnAt)),
    );
  const task = await getTask(actor, input);
  if (task.state !== "withdrawn") throw new Refusal(409, "task.done", refusalWords.taskDone);
  return task;
}
