import { and, eq } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { connectionSummaryOf, selectConnections } from "../queries/list-connections.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";

/** Its secret goes with it. */
export async function deleteConnection(actor: Actor, input: { id: string }): Promise<void> {
  requireRole(actor, "editor");
  const [row] = await selectConnections(actor, eq(connection.id, input.id), null, 1);
  if (!row) throw notFound("connection");
  const { usedBy } = connectionSummaryOf(row);
  if (usedBy.length > 0) {
    const names = usedBy.map(({ name }) => `“${name}”`).join(", ");
    throw new Refusal(409, "connection.used", refusalWords.connectionUsed, { values: { n: usedBy.length, names } });
  }
  await database()
    .db.update(connection)
    .set({ deletedAt: new Date(), sealed: null })
    .where(and(eq(connection.workspaceId, actor.workspaceId), eq(connection.id, input.id)));
}
