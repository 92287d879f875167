/**
 * Links by which one person decides one question without signing in. A link holds its own proof (HMAC with a key drawn from
 * the vault's), so nothing is stored and a forged one is found without a look into the database. Opening it decides nothing:
 * a decision has to bring a second proof, the deed, which only the opened page holds.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { member, user } from "#drizzle/schema/account.ts";
import type { ApprovalByLink, ApprovalLink, ApprovalSummary, DecideByLinkBody } from "#lib/api/approvals.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import { approvalNow, getApproval } from "../queries/get-approval.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { isReachable, publicAddress } from "./address.ts";
import { decideApproval } from "./decide-approval.ts";

/** A link for oneself anybody may make who may decide; for others only the owner, and the vote then says so. */
export async function linkApproval(actor: Actor, input: { id: string; userId?: string | undefined }): Promise<ApprovalLink> {
  const approval = await approvalNow(actor, input.id);
  const userId = input.userId ?? actor.userId;
  if (userId !== actor.userId) requireRole(actor, "owner");
  const person = userId === null ? null : await personOf(actor.workspaceId, userId);
  if (!person) throw notFound("member");
  if (approval.status !== "open") throw new Refusal(409, `approval.${approval.status}`, refusalWords.approvalSettled[approval.status]);
  // the deputy's link may be made before their time has come: it is looked at again when it is used
  const { standing } = (await approvalNow(person, input.id)).mine;
  if (standing === "role" || standing === "others") throw new Refusal(403, `approval.${standing}`, refusalWords.mayNotDecide[standing]);
  const longest = Date.now() + limits.approvalLinkDays * 86_400_000;
  const expires = approval.until === null ? longest : Math.min(longest, Date.parse(approval.until));
  const by = userId === actor.userId ? "" : actor.name;
  const token = signed([approval.id, person.userId ?? "", Math.floor(expires / 1_000), by]);
  return {
    url: `${publicAddress()}/approve/${token}`,
    person: { userId: person.userId ?? "", name: person.name },
    expiresAt: new Date(expires).toISOString(),
    reachable: isReachable(),
  };
}

export async function getApprovalByLink(input: { token: string }): Promise<ApprovalByLink> {
  const { actor, id } = await opened(input.token);
  const approval = await getApproval(actor, { id });
  return { person: { userId: actor.userId ?? "", name: actor.name }, approval, deed: deedOf(input.token, Date.now()) };
}

export async function decideByLink(input: DecideByLinkBody & { token: string }): Promise<ApprovalSummary> {
  const { actor, id, by } = await opened(input.token);
  if (!isDeed(input.token, input.deed)) throw new Refusal(403, "approval.deed", refusalWords.openLinkFirst);
  return decideApproval(actor, { id, decision: input.decision, reason: input.reason, link: { by: by || null } });
}

async function personOf(workspaceId: string, userId: string): Promise<Actor | null> {
  const [row] = await database()
    .db.select({ workspaceId: member.workspaceId, userId: user.id, name: user.name, role: member.role })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.workspaceId, workspaceId), eq(member.userId, userId)));
  return row ?? null;
}

/** Approval, person, end in seconds, who copied it (empty: the person). */
const content = z.tuple([z.guid(), z.string().min(1).max(100), z.int(), z.string().max(200)]);
type Content = z.infer<typeof content>;

/** Who comes by this link, and to what. The person has to belong to the shop still. */
async function opened(token: string): Promise<{ actor: Actor; id: string; by: string }> {
  const gone = new Refusal(404, "approval.link", refusalWords.linkGone);
  const read = contentOf(token);
  if (!read) throw gone;
  const [id, userId, expires, by] = read;
  if (expires * 1_000 <= Date.now()) throw new Refusal(404, "approval.link-expired", refusalWords.linkExpired);
  const [row] = await database().db.select({ workspaceId: member.workspaceId }).from(member).where(eq(member.userId, userId));
  const actor = row ? await personOf(row.workspaceId, userId) : null;
  if (!actor) throw gone;
  return { actor, id, by };
}

function signed(what: Content): string {
  const text = Buffer.from(JSON.stringify(what)).toString("base64url");
  return `${text}.${proof(currentKey(), `link ${text}`)}`;
}

function contentOf(token: string): Content | null {
  const [text = "", given = "", more] = token.split(".");
  if (more !== undefined || !keys().some((key) => isSame(given, proof(key, `link ${text}`)))) return null;
  try {
    return content.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

const deedOf = (token: string, now: number): string => `${now.toString(36)}.${proof(currentKey(), `deed ${now} ${token}`)}`;

function isDeed(token: string, deed: string): boolean {
  const [time = "", given = ""] = deed.split(".");
  const at = Number.parseInt(time, 36);
  if (!Number.isSafeInteger(at) || Math.abs(Date.now() - at) > limits.approvalDeedMs) return false;
  return keys().some((key) => isSame(given, proof(key, `deed ${at} ${token}`)));
}

const proof = (key: Buffer, text: string): string => createHmac("sha256", key).update(text).digest("base64url");

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A key of its own from the vault's, so that neither reveals the other; links signed with the key before are still good. */
function drawn(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(secret.trim(), "base64"), "", "tradewind approval links", 32));
}
function currentKey(): Buffer {
  const secret = process.env["TRADEWIND_SECRET_KEY"];
  if (!secret) throw new Error("TRADEWIND_SECRET_KEY is not set: start Tradewind with `npm start`, which sets it.");
  return drawn(secret);
}
function keys(): Buffer[] {
  const before = process.env["TRADEWIND_SECRET_KEY_PREVIOUS"];
  return before ? [currentKey(), drawn(before)] : [currentKey()];
}
