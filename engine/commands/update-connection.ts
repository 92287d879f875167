import { and, eq, isNull } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import type { ConnectionChange, ConnectionSummary } from "#lib/api/outside.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { database } from "../store/database.ts";
import { seal } from "../vault.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { connectionNow, connectionSecret } from "./create-connection.ts";

/** `secret: null` takes it away; absent leaves it. */
export async function updateConnection(actor: Actor, input: ConnectionChange & { id: string }): Promise<ConnectionSummary> {
  requireRole(actor, "editor");
  const { id, name, settings, secret } = input;
  const { db } = database();
  const own = and(eq(connection.workspaceId, actor.workspaceId), eq(connection.id, id), isNull(connection.deletedAt));
  const [before] = await db.select({ settings: connection.settings, sealed: connection.sealed }).from(connection).where(own);
  // whoever may change the address but never saw the secret could otherwise have it sent to themselves
  if (settings && secret === undefined && before?.sealed && originOf(settings) !== originOf(before.settings)) {
    throw new Refusal(422, "connection.secret-again", refusalWords.secretAgain, { extra: { field: "secret" } });
  }
  const changed = await db
    .update(connection)
    .set({
      updatedAt: new Date(),
      ...(name === undefined ? {} : { name }),
      ...(settings === undefined ? {} : { settings }),
      ...(secret === undefined ? {} : { sealed: secret === null ? null : seal(secret, connectionSecret(id)) }),
    })
    .where(own)
    .returning({ id: connection.id });
  if (changed.length === 0) throw notFound("connection");
  return connectionNow(actor, id);
}

function originOf({ baseUrl }: { baseUrl?: unknown }): string {
  return typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl).origin : "";
}
