/** Changing who may do what. A shop always has an owner: the last one can neither leave nor step down. */
import { and, eq, sql } from "drizzle-orm";
import { member, user } from "#drizzle/schema/account.ts";
import type { Role } from "#lib/api/role-names.ts";
import type { TeamMember } from "#lib/api/team.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { database } from "../../store/database.ts";
import { type Actor, notFound, Refusal, requireRole } from "../actor.ts";
import type { Tx } from "../flow-rows.ts";

export async function changeRole(actor: Actor, input: { userId: string; role: Role }): Promise<TeamMember> {
  requireRole(actor, "owner");
  return database().db.transaction(async (tx) => {
    const found = await lockMember(tx, actor, input.userId, input.role !== "owner");
    await tx
      .update(member)
      .set({ role: input.role })
      .where(and(eq(member.workspaceId, actor.workspaceId), eq(member.userId, input.userId)));
    return { ...found, role: input.role };
  });
}

/** The account goes, and its sessions with it; what the person did keeps their name. */
export async function removeMember(actor: Actor, input: { userId: string }): Promise<void> {
  requireRole(actor, "owner");
  await database().db.transaction(async (tx) => {
    await lockMember(tx, actor, input.userId, true);
    await tx.delete(user).where(eq(user.id, input.userId));
  });
}

async function lockMember(tx: Tx, actor: Actor, userId: string, leavesOwnership: boolean): Promise<TeamMember> {
  // two owners that remove each other: one of them waits here, and then finds itself the last
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`members ${actor.workspaceId}`}))`);
  const all = await tx
    .select({ userId: user.id, name: user.name, email: user.email, role: member.role, createdAt: member.createdAt })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.workspaceId, actor.workspaceId));
  const found = all.find((one) => one.userId === userId);
  if (!found) throw notFound("member");
  if (leavesOwnership && found.role === "owner" && all.filter((one) => one.role === "owner").length === 1) {
    throw new Refusal(409, "last-owner", refusalWords.ownerStays);
  }
  return { ...found, createdAt: found.createdAt.toISOString() };
}
