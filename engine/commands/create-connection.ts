import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import type { ConnectionBody, ConnectionSummary } from "#lib/api/outside.ts";
import { connectionSummaryOf, selectConnections } from "../queries/list-connections.ts";
import { connectionSecretPlace, secretText } from "../store/connections.ts";
import { database } from "../store/database.ts";
import { seal } from "../vault.ts";
import { type Actor, requireRole } from "./actor.ts";
import { givenSecrets, requireConnectionSettings, requireSecrets } from "./connection-settings.ts";
import { mustExist } from "./flow-rows.ts";

export async function createConnection(actor: Actor, input: ConnectionBody): Promise<ConnectionSummary> {
  requireRole(actor, "editor");
  const id = randomUUID();
  const { name, kind } = input;
  const settings = requireConnectionSettings(kind, input.settings);
  const secrets = givenSecrets(kind, input);
  requireSecrets(kind, secrets);
  const text = secretText(kind, secrets);
  const sealed = text === null ? null : seal(text, connectionSecretPlace(id));
  await database().db.insert(connection).values({ id, workspaceId: actor.workspaceId, name, kind, settings, sealed });
  return connectionNow(actor, id);
}

export async function connectionNow(actor: Actor, id: string): Promise<ConnectionSummary> {
  const [row] = await selectConnections(actor, eq(connection.id, id), null, 1);
  return connectionSummaryOf(mustExist(row));
}
