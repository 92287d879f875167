import { and, eq, isNull } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import type { ConnectionChange, ConnectionSummary } from "#lib/api/outside.ts";
import { database } from "../store/database.ts";
import { seal } from "../vault.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { connectionNow, connectionSecret } from "./create-connection.ts";

/** `secret: null` takes it away; absent leaves it. */
export async function updateConnection(actor: Actor, input: ConnectionChange & { id: string }): Promise<ConnectionSummary> {
  requireRole(actor, "editor");
  const { id, name, settings, secret } = input;
  const changed = await database()
    .db.update(connection)
    .set({
      updatedAt: new Date(),
      ...(name === undefined ? {} : { name }),
      ...(settings === undefined ? {} : { settings }),
      ...(secret === undefined ? {} : { sealed: secret === null ? null : seal(secret, connectionSecret(id)) }),
    })
    .where(and(eq(connection.workspaceId, actor.workspaceId), eq(connection.id, id), isNull(connection.deletedAt)))
    .returning({ id: connection.id });
  if (changed.length === 0) throw notFound("connection");
  return connectionNow(actor, id);
}
