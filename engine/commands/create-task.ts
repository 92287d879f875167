import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { member } from "#drizzle/schema/account.ts";
import { teamTask } from "#drizzle/schema/shop.ts";
import type { TaskBody, TeamTask } from "#lib/api/tasks.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { getTask } from "../queries/get-task.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";

export async function createTask(actor: Actor, input: TaskBody): Promise<TeamTask> {
  requireRole(actor, "editor");
  await requireMember(actor, input.assigneeId);
  const at = new Date();
  const id = randomUUID();
  await database()
    .db.insert(teamTask)
    .values({
      workspaceId: actor.workspaceId,
      id,
      title: input.title,
      text: input.text,
      assigneeId: input.assigneeId,
      dueAt: input.dueAt === null ? null : new Date(input.dueAt),
      aboutType: input.about?.type ?? null,
      aboutId: input.about?.id ?? null,
      by: actor.name,
      createdAt: at,
      updatedAt: at,
    });
  return getTask(actor, { id });
}

/** Null is anybody. */
export async function requireMember(actor: Actor, userId: string | null): Promise<void> {
  if (userId === null) return;
  const mine = and(eq(member.workspaceId, actor.workspaceId), eq(member.userId, userId));
  if ((await database().db.$count(member, mine)) === 0)
    throw new Refusal(422, "no-member", refusalWords.notFound.member, { extra: { field: "assigneeId" } });
}
