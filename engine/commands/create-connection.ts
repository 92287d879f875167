import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import type { ConnectionBody, ConnectionSummary } from "#lib/api/outside.ts";
import { connectionSummaryOf, selectConnections } from "../queries/list-connections.ts";
import { database } from "../store/database.ts";
import { seal } from "../vault.ts";
import { type Actor, requireRole } from "./actor.ts";
import { mustExist } from "./flow-rows.ts";

export async function createConnection(actor: Actor, input: ConnectionBody): Promise<ConnectionSummary> {
  requireRole(actor, "editor");
  const id = randomUUID();
  const { name, kind, settings, secret } = input;
  await database()
    .db.insert(connection)
    .values({ id, workspaceId: actor.workspaceId, name, kind, settings, sealed: secret ? seal(secret, connectionSecret(id)) : null });
  return connectionNow(actor, id);
}

/** What a connection's sealed secret is bound to. */
export const connectionSecret = (id: string): string => `connection/${id}/secret`;

export async function connectionNow(actor: Actor, id: string): Promise<ConnectionSummary> {
  const [row] = await selectConnections(actor, eq(connection.id, id), null, 1);
  return connectionSummaryOf(mustExist(row));
}
