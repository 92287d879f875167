/** Who has a flow open: said by each window every few seconds, and forgotten after a silence. */
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { flow, flowVisitor } from "#drizzle/schema/flow.ts";
import type { visitAnswer } from "#lib/api/flows.ts";
import { limits } from "#lib/limits.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";

export interface Visit {
  id: string;
  visitor: string;
  leaving: boolean;
}

const silence = sql`now() - make_interval(secs => ${limits.visitGoneMs / 1_000})`;

export async function visitFlow(actor: Actor, { id, visitor, leaving }: Visit): Promise<z.infer<typeof visitAnswer>> {
  requireRole(actor, "viewer");
  const { db } = database();
  const [row] = await db
    .select({ revision: flow.revision, updatedBy: flow.updatedBy })
    .from(flow)
    .where(and(eq(flow.workspaceId, actor.workspaceId), eq(flow.id, id), isNull(flow.deletedAt)));
  if (!row) throw notFound("flow");
  const here = eq(flowVisitor.flowId, id);
  if (leaving) await db.delete(flowVisitor).where(and(here, eq(flowVisitor.visitor, visitor)));
  else {
    const said = { name: actor.name, userId: actor.userId, edits: actor.role !== "viewer", seenAt: sql`now()` };
    await db
      .insert(flowVisitor)
      .values({ flowId: id, visitor, workspaceId: actor.workspaceId, ...said })
      .onConflictDoUpdate({ target: [flowVisitor.flowId, flowVisitor.visitor], set: said });
  }
  await db.delete(flowVisitor).where(and(here, sql`${flowVisitor.seenAt} < ${silence}`));
  const others = await db
    .select({ name: flowVisitor.name, userId: flowVisitor.userId, edits: flowVisitor.edits })
    .from(flowVisitor)
    .where(and(here, ne(flowVisitor.visitor, visitor)))
    .orderBy(flowVisitor.name, flowVisitor.visitor)
    .limit(limits.visitorsShownMax);
  return {
    ...row,
    others: others.map(({ name, userId, edits }) => ({ name, edits, yourself: userId !== null && userId === actor.userId })),
  };
}
