/** Invitations: a row of the auth library's `verification` table each. The link's token is kept as a hash only. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, eq, gt, inArray, like } from "drizzle-orm";
import { z } from "zod";
import { member, user, verification, workspace } from "#drizzle/schema/account.ts";
import { role } from "#lib/api/page.ts";
import type { AcceptInvitationBody, InvitationMade, InvitationShown, InviteBody } from "#lib/api/team.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { database } from "../../store/database.ts";
import { type Actor, Refusal, requireRole } from "../actor.ts";
import { publicAddress } from "../address.ts";
import type { Entered } from "./first-visit.ts";
import { insertAccount, personFrom, signInCookies } from "./new-account.ts";

const kept = z.object({ workspaceId: z.guid(), email: z.string(), role });

export const invitationsOf = (workspaceId: string): string => `invitation/${workspaceId}/`;

export function readInvitation(value: string): z.infer<typeof kept> | null {
  try {
    return kept.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

export async function inviteMember(actor: Actor, input: InviteBody): Promise<InvitationMade> {
  requireRole(actor, "owner");
  const { db } = database();
  const email = input.email.toLowerCase();
  const [known] = await db
    .select({ id: user.id })
    .from(user)
    .innerJoin(member, and(eq(member.userId, user.id), eq(member.workspaceId, actor.workspaceId)))
    .where(eq(user.email, email));
  if (known) throw new Refusal(409, "already-member", refusalWords.alreadyMember, { values: { email } });
  const open = await db
    .select({ id: verification.id, value: verification.value })
    .from(verification)
    .where(and(isOf(actor.workspaceId), gt(verification.expiresAt, new Date())));
  const before = to(open, email);
  if (open.length - before.length >= limits.invitationsOpenMax)
    throw new Refusal(409, "invitations", refusalWords.tooManyInvitations, { values: { max: limits.invitationsOpenMax } });
  const token = randomBytes(24).toString("base64url");
  const row = {
    id: randomUUID(),
    identifier: invitationsOf(actor.workspaceId) + hashOf(token),
    value: JSON.stringify({ workspaceId: actor.workspaceId, email, role: input.role }),
    expiresAt: new Date(Date.now() + limits.invitationDays * 86_400_000),
  };
  // the newest link is the one that counts: an older one may give another role
  await db.transaction(async (tx) => {
    if (before.length > 0) await tx.delete(verification).where(inArray(verification.id, before));
    await tx.insert(verification).values(row);
  });
  return { id: row.id, email, role: input.role, expiresAt: row.expiresAt.toISOString(), url: `${publicAddress()}/invitation/${token}` };
}

export async function withdrawInvitation(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "owner");
  await database()
    .db.delete(verification)
    .where(and(eq(verification.id, input.id), isOf(actor.workspaceId)));
}

export async function getInvitation(input: { token: string }): Promise<InvitationShown> {
  const [row] = await database().db.select().from(verification).where(ofToken(input.token));
  const invited = row ? readInvitation(row.value) : null;
  if (!row || !invited) throw new Refusal(404, "invitation", refusalWords.invitationGone);
  const [shop] = await database().db.select({ name: workspace.name }).from(workspace).where(eq(workspace.id, invited.workspaceId));
  return { email: invited.email, role: invited.role, shopName: shop?.name ?? "", expiresAt: row.expiresAt.toISOString() };
}

/** Works once: the row goes in the same transaction that makes the account. */
export async function acceptInvitation(input: AcceptInvitationBody & { token: string }, headers: Headers): Promise<Entered> {
  const { email } = await getInvitation(input);
  const person = await personFrom({ ...input, email });
  const entered = await database().db.transaction(async (tx) => {
    const [row] = await tx.delete(verification).where(ofToken(input.token)).returning();
    const invited = row ? readInvitation(row.value) : null;
    if (!invited) throw new Refusal(404, "invitation", refusalWords.invitationGone);
    return { userId: await insertAccount(tx, invited.workspaceId, person, invited.role), role: invited.role };
  });
  return { person: { ...entered, name: person.name }, cookies: await signInCookies(email, input.password, headers) };
}

/** There is one workspace an installation, so the token alone finds its row. */
const ofToken = (token: string) =>
  and(like(verification.identifier, `invitation/%/${hashOf(token)}`), gt(verification.expiresAt, new Date()));
const isOf = (workspaceId: string) => like(verification.identifier, `${invitationsOf(workspaceId)}%`);
const to = (open: readonly { id: string; value: string }[], email: string): string[] =>
  open.filter(({ value }) => readInvitation(value)?.email === email).map(({ id }) => id);
const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");
