import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { teamTask } from "#drizzle/schema/shop.ts";
import type { TeamTask } from "#lib/api/tasks.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { getTask } from "../queries/get-task.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

/** Whoever is first has done it; `done: false` opens it again. The one that it was given to needs no other right. */
export async function finishTask(actor: Actor, input: { id: string; done?: boolean }): Promise<TeamTask> {
  requireRole(actor, "viewer");
  const before = await getTask(actor, input);
  if (actor.userId === null || before.assignee?.userId !== actor.userId) requireRole(actor, "editor");
  const at = new Date();
  const mine = and(eq(teamTask.workspaceId, actor.workspaceId), eq(teamTask.id, input.id), isNull(teamTask.withdrawnAt));
  const { db } = database();
  if (input.done ?? true)
    await db
      .update(teamTask)
      .set({ doneAt: at, doneBy: actor.name, updatedAt: at })
      .where(and(mine, isNull(teamTask.doneAt)));
  else
    await db
      .update(teamTask)
      .set({ doneAt: null, doneBy: null, reopenedAt: at, reopenedBy: actor.name, updatedAt: at })
      .where(and(mine, isNotNull(teamTask.doneAt)));
  const task = await getTask(actor, input);
  if (task.state === "withdrawn") throw new Refusal(409, "task.withdrawn", refusalWords.taskWithdrawn);
  return task;
}
