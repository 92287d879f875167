import { and, eq, isNull } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import type { ConnectionChange, ConnectionSummary } from "#lib/api/outside.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { connectionKinds, isKindId } from "#lib/outside/kinds.ts";
import { connectionSecretPlace, secretsIn, secretText } from "../store/connections.ts";
import { database } from "../store/database.ts";
import { open, seal } from "../vault.ts";
import { type Actor, notFound, Refusal, requireRole } from "./actor.ts";
import { givenSecrets, requireConnectionSettings, requireSecrets } from "./connection-settings.ts";
import { connectionNow } from "./create-connection.ts";

/** `secret: null` takes it away; what is absent stays. */
export async function updateConnection(actor: Actor, input: ConnectionChange & { id: string }): Promise<ConnectionSummary> {
  requireRole(actor, "editor");
  const { id, name, secret, secrets } = input;
  const { db } = database();
  const own = and(eq(connection.workspaceId, actor.workspaceId), eq(connection.id, id), isNull(connection.deletedAt));
  const [before] = await db
    .select({ kind: connection.kind, settings: connection.settings, sealed: connection.sealed })
    .from(connection)
    .where(own);
  if (!before || !isKindId(before.kind)) throw notFound("connection");
  const { kind, sealed } = before;
  const settings = input.settings && requireConnectionSettings(kind, input.settings);
  const given = givenSecrets(kind, { secrets, secret: secret ?? undefined });
  const isAway = settings && originOf(settings) !== originOf(before.settings);
  // whoever may change the address but never saw the secret could otherwise have it sent to themselves
  if (isAway && secret !== null && sealed && connectionKinds[kind].secrets.some((field) => given[field.name] === undefined)) {
    throw new Refusal(422, "connection.secret-again", refusalWords.secretAgain, { extra: { field: "secret" } });
  }
  let change: { sealed: Uint8Array<ArrayBuffer> | null } | Record<string, never> = {};
  if (secret === null) {
    requireSecrets(kind, {});
    change = { sealed: null };
  } else if (Object.keys(given).length > 0) {
    const whole = connectionKinds[kind].secrets.every((field) => given[field.name] !== undefined);
    // what is kept need not open where all of it is entered anew
    const all = whole ? given : { ...secretsIn(kind, sealed && open(sealed, connectionSecretPlace(id))), ...given };
    requireSecrets(kind, all);
    change = { sealed: seal(secretText(kind, all) ?? "", connectionSecretPlace(id)) };
  }
  await db
    .update(connection)
    .set({ updatedAt: new Date(), ...(name === undefined ? {} : { name }), ...(settings === undefined ? {} : { settings }), ...change })
    .where(own);
  return connectionNow(actor, id);
}

function originOf({ baseUrl }: { baseUrl?: unknown }): string {
  return typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl).origin : "";
}
