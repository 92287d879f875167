import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import type { ConnectionSummary } from "#lib/api/outside.ts";
import { connectRefusals } from "#lib/language/connect.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { connectionNow } from "./create-connection.ts";

/** Begins to fetch a shop's orders of the last days; one that had failed goes on where it stood. */
export async function startImport(actor: Actor, { id, days }: { id: string; days: number }): Promise<ConnectionSummary> {
  requireRole(actor, "editor");
  const { db, sql } = database();
  const own = and(eq(connection.workspaceId, actor.workspaceId), eq(connection.id, id), isNull(connection.deletedAt));
  const [row] = await db.select({ settings: connection.settings }).from(connection).where(own);
  if (!row) throw notFound("connection");
  const sourceId = row.settings["sourceId"];
  if (typeof sourceId !== "string" || sourceId === "") throw new Refusal(409, "connect.no-source", connectRefusals.noSource);
  await sql.begin(async (tx) => {
    await tx`select from connection where id = ${id} for update`;
    const [last] = await tx<{ id: string; state: string }[]>`
      select id, state from platform_import where connection_id = ${id} order by created_at desc limit 1`;
    if (last?.state === "running") throw new Refusal(409, "connect.importing", connectRefusals.importing);
    if (last?.state === "failed")
      await tx`update platform_import set state = 'running', tries = 0, error = '', ended_at = null, next_at = now() where id = ${last.id}`;
    else
      await tx`
        insert into platform_import (id, workspace_id, connection_id, source_id, since, until, state)
        values (${randomUUID()}, ${actor.workspaceId}, ${id}, ${sourceId}, now() - ${days} * interval '1 day', now(), 'running')`;
  });
  return connectionNow(actor, id);
}
