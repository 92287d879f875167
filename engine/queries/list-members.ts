import { and, asc, eq, gt, like } from "drizzle-orm";
import { member, user, verification } from "#drizzle/schema/account.ts";
import type { MemberList } from "#lib/api/team.ts";
import { invitationsOf, readInvitation } from "../commands/account/invitation.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso } from "./keyset.ts";

export async function listMembers(actor: Actor): Promise<MemberList> {
  requireRole(actor, "viewer");
  const { db } = database();
  const [members, open] = await Promise.all([
    db
      .select({ userId: user.id, name: user.name, email: user.email, role: member.role, createdAt: member.createdAt })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(eq(member.workspaceId, actor.workspaceId))
      .orderBy(asc(member.createdAt)),
    db
      .select()
      .from(verification)
      .where(and(like(verification.identifier, `${invitationsOf(actor.workspaceId)}%`), gt(verification.expiresAt, new Date())))
      .orderBy(asc(verification.createdAt)),
  ]);
  return {
    members: members.map((row) => ({ ...row, createdAt: iso(row.createdAt) })),
    invitations: open.flatMap((row) => {
      const invited = readInvitation(row.value);
      return invited ? [{ id: row.id, email: invited.email, role: invited.role, expiresAt: iso(row.expiresAt) }] : [];
    }),
  };
}
