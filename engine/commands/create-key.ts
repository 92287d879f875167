import { createHash, randomBytes, randomUUID } from "node:crypto";
import { apiKey } from "#drizzle/schema/account.ts";
import type { ApiKeyBody, ApiKeyMade } from "#lib/api/team.ts";
import { keySummaryOf } from "../queries/list-keys.ts";
import { database } from "../store/database.ts";
import { type Actor, requireRole } from "./actor.ts";
import { mustExist } from "./flow-rows.ts";

/** 256 random bits: a plain hash is enough, there is nothing to guess. */
export async function createKey(actor: Actor, input: ApiKeyBody): Promise<ApiKeyMade> {
  requireRole(actor, "owner");
  const key = `tw_${randomBytes(32).toString("base64url")}`;
  const [row] = await database()
    .db.insert(apiKey)
    .values({
      id: randomUUID(),
      workspaceId: actor.workspaceId,
      name: input.name,
      role: input.role,
      hash: hashOfKey(key),
      prefix: key.slice(0, 8),
      createdBy: actor.userId,
    })
    .returning();
  return { ...keySummaryOf(mustExist(row)), key };
}

export const hashOfKey = (key: string): Uint8Array => createHash("sha256").update(key).digest();
