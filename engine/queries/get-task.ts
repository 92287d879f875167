import { and, eq } from "drizzle-orm";
import { teamTask } from "#drizzle/schema/shop.ts";
import type { TeamTask } from "#lib/api/tasks.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { selectTasks, taskOf } from "./list-tasks.ts";

export async function getTask(actor: Actor, input: { id: string }): Promise<TeamTask> {
  requireRole(actor, "viewer");
  const [row] = await selectTasks(and(eq(teamTask.workspaceId, actor.workspaceId), eq(teamTask.id, input.id)), null, 1);
  if (!row) throw notFound("task");
  return taskOf(row);
}
