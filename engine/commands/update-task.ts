import { and, eq, isNull } from "drizzle-orm";
import { teamTask } from "#drizzle/schema/shop.ts";
import type { TaskChange, TeamTask } from "#lib/api/tasks.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { getTask } from "../queries/get-task.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { requireMember } from "./create-task.ts";

/** What is not named stays. */
export async function updateTask(actor: Actor, input: { id: string } & TaskChange): Promise<TeamTask> {
  requireRole(actor, "editor");
  const { id, title, text, assigneeId, dueAt } = input;
  await requireMember(actor, assigneeId ?? null);
  const [changed] = await database()
    .db.update(teamTask)
    .set({
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { text }),
      ...(assigneeId === undefined ? {} : { assigneeId }),
      ...(dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt) }),
      updatedAt: new Date(),
    })
    .where(and(eq(teamTask.workspaceId, actor.workspaceId), eq(teamTask.id, id), isNull(teamTask.withdrawnAt)))
    .returning({ id: teamTask.id });
  const task = await getTask(actor, { id });
  if (!changed) throw new Refusal(409, "task.withdrawn", refusalWords.taskWithdrawn);
  return task;
}
