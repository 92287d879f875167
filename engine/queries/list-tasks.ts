import { and, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { user } from "#drizzle/schema/account.ts";
import { shopCustomer, shopOrder, shopProduct, teamTask } from "#drizzle/schema/shop.ts";
import { stockItem } from "#drizzle/schema/stock.ts";
import type { Page } from "#lib/api/page.ts";
import type { TaskListQuery, TeamTask } from "#lib/api/tasks.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, isoOrNull, newestFirst, type Place, pageFrom, placeOf, rowsOf } from "./keyset.ts";

const isOpen = and(isNull(teamTask.doneAt), isNull(teamTask.withdrawnAt));
const forAnybody = isNull(teamTask.assigneeId);
/** A key is nobody: what waits for anybody waits for it too. */
const forMe = ({ userId }: Actor) => (userId === null ? forAnybody : or(forAnybody, eq(teamTask.assigneeId, userId)));

export async function listTasks(actor: Actor, input: TaskListQuery): Promise<Page<TeamTask>> {
  requireRole(actor, "viewer");
  const state = input.state ?? "open";
  const rows = await selectTasks(
    and(
      eq(teamTask.workspaceId, actor.workspaceId),
      state === "open" ? isOpen : undefined,
      state === "done" ? isNotNull(teamTask.doneAt) : undefined,
      state === "withdrawn" ? isNotNull(teamTask.withdrawnAt) : undefined,
      input.for === "me" ? forMe(actor) : undefined,
      input.for === "anybody" ? forAnybody : undefined,
      input.for === "mine" ? (actor.userId === null ? sql`false` : eq(teamTask.assigneeId, actor.userId)) : undefined,
      input.late ? and(isOpen, lt(teamTask.dueAt, sql`now()`)) : undefined,
    ),
    placeOf(input),
    rowsOf(input) + 1,
  );
  return pageFrom(rows, input, (row) => ({ at: row.task.createdAt, id: row.task.id }), taskOf);
}

/** For the badge, on every page: what waits for this person now, or for anybody. Flows give tasks without end, so it counts only so far. */
export async function countMyTasks(actor: Actor): Promise<number> {
  requireRole(actor, "viewer");
  const { db } = database();
  const some = db
    .select({ id: teamTask.id })
    .from(teamTask)
    .where(and(eq(teamTask.workspaceId, actor.workspaceId), isOpen, forMe(actor)))
    .limit(limits.tasksCounted)
    .as("some");
  return await db.$count(some);
}

/** What an order, a SKU, a customer or a product is called, looked up with the task that is about it. */
const label = sql<string | null>`case ${teamTask.aboutType}
  when 'order' then (select ${shopOrder.number} from ${shopOrder} where ${shopOrder.workspaceId} = ${teamTask.workspaceId} and ${shopOrder.id} = ${teamTask.aboutId})
  when 'customer' then (select ${shopCustomer.name} from ${shopCustomer} where ${shopCustomer.workspaceId} = ${teamTask.workspaceId} and ${shopCustomer.id} = ${teamTask.aboutId})
  when 'sku' then (select ${stockItem.title} from ${stockItem} where ${stockItem.workspaceId} = ${teamTask.workspaceId} and ${stockItem.sku} = ${teamTask.aboutId})
  when 'product' then (select ${shopProduct.title} from ${shopProduct} where ${shopProduct.workspaceId} = ${teamTask.workspaceId} and ${shopProduct.id} = ${teamTask.aboutId})
  end`;

export function selectTasks(where: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select({ task: teamTask, assigneeName: user.name, label })
    .from(teamTask)
    .leftJoin(user, eq(user.id, teamTask.assigneeId))
    .where(and(where, after(teamTask.createdAt, teamTask.id, place)))
    .orderBy(...newestFirst(teamTask.createdAt, teamTask.id))
    .limit(rows);
}
type TaskRow = Awaited<ReturnType<typeof selectTasks>>[number];

export function taskOf({ task, assigneeName, label: called }: TaskRow): TeamTask {
  const { id, title, text, assigneeId, aboutType, aboutId, by, runId, doneBy, reopenedBy } = task;
  return {
    id,
    title,
    text,
    assignee: assigneeId === null ? null : { userId: assigneeId, name: assigneeName ?? "" },
    dueAt: isoOrNull(task.dueAt),
    about: aboutType === null || aboutId === null ? null : { type: aboutType, id: aboutId, label: called || aboutId },
    by,
    runId,
    state: task.withdrawnAt ? "withdrawn" : task.doneAt ? "done" : "open",
    createdAt: iso(task.createdAt),
    doneAt: isoOrNull(task.doneAt),
    doneBy,
    reopenedAt: isoOrNull(task.reopenedAt),
    reopenedBy,
    withdrawnAt: isoOrNull(task.withdrawnAt),
    updatedAt: iso(task.updatedAt),
  };
}
