/** Who is asking: by the session's cookie (pages), or by an API key or the cookie (requests). */
import { timingSafeEqual } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { apiKey, member, workspace } from "#drizzle/schema/account.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { database } from "../../store/database.ts";
import { type Actor, Refusal } from "../actor.ts";
import { hashOfKey } from "../create-key.ts";
import { auth } from "./auth.ts";
import { isOwnOrigin } from "./own-origin.ts";

/** For pages: null where nobody is signed in, or the account no longer belongs to the shop. */
export async function currentActor(headers: Headers): Promise<Actor | null> {
  const session = await auth().api.getSession({ headers });
  if (!session) return null;
  const [row] = await database()
    .db.select({ workspaceId: member.workspaceId, role: member.role })
    .from(member)
    .where(eq(member.userId, session.user.id))
    .limit(1);
  return row ? { ...row, userId: session.user.id, name: session.user.name } : null;
}

/** For the API: throws what the caller is told. */
export async function actorOf(request: Request): Promise<Actor> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const key = /^Bearer +([^ ]+)$/i.exec(authorization)?.[1];
    const actor = key === undefined ? null : await actorOfKey(key);
    if (!actor) throw new Refusal(401, "key", refusalWords.badKey);
    return actor;
  }
  const reads = request.method === "GET" || request.method === "HEAD";
  if (!reads) requireOwnPage(request.headers);
  const actor = await currentActor(request.headers);
  if (!actor) throw new Refusal(401, "sign-in", refusalWords.signInFirst);
  return actor;
}

/** A browser names the page that a change comes from; a form on another website cannot hide it. */
export function requireOwnPage(headers: Headers): void {
  const origin = headers.get("origin");
  if (origin === null ? headers.get("sec-fetch-site") === "same-origin" : isOwnOrigin(origin, headers)) return;
  if (origin === null && headers.get("cookie") === null) return;
  throw new Refusal(403, "other-site", refusalWords.otherSite);
}

async function actorOfKey(key: string): Promise<Actor | null> {
  const hash = hashOfKey(key);
  const bootstrap = process.env["TRADEWIND_API_KEY"];
  const { db } = database();
  if (bootstrap && timingSafeEqual(hash, hashOfKey(bootstrap))) {
    const [only] = await db.select({ id: workspace.id }).from(workspace).limit(1);
    return only ? { workspaceId: only.id, userId: null, name: "API key", role: "owner" } : null;
  }
  const [row] = await db
    .select({ id: apiKey.id, workspaceId: apiKey.workspaceId, name: apiKey.name, role: apiKey.role, lastUsedAt: apiKey.lastUsedAt })
    .from(apiKey)
    .where(and(eq(apiKey.hash, hash), isNull(apiKey.revokedAt)));
  if (!row) return null;
  // "last used" to the minute is enough; a write for each request is not
  if (!row.lastUsedAt || Date.now() - row.lastUsedAt.getTime() > 60_000) {
    await db.update(apiKey).set({ lastUsedAt: sql`now()` }).where(eq(apiKey.id, row.id));
  }
  return { workspaceId: row.workspaceId, userId: null, name: row.name, role: row.role };
}
