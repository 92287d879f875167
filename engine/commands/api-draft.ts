/** What the commands about systems of the shop's own share: reading a document, and what may stand beside it. */
import { createHash } from "node:crypto";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { workspace } from "#drizzle/schema/account.ts";
import { api, apiOperation, apiRevision } from "#drizzle/schema/api.ts";
import { connection } from "#drizzle/schema/outside.ts";
import { apiRefusals } from "#lib/language/api-reading.ts";
import { type ReadApi, readApi } from "#lib/openapi/read-api.ts";
import { tell } from "#lib/openapi/tell.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, Refusal } from "./actor.ts";
import type { Tx } from "./flow-rows.ts";

export function requireReadable(document: string): ReadApi {
  const read = readApi(document);
  if (!read.ok) throw new Refusal(422, "api.unreadable", tell(apiRefusals.unreadable, { why: read.why }));
  return read.api;
}

export const digestOf = (document: string): string => createHash("sha256").update(document).digest("hex");

/** Under the shop's lock: two that ask for one name come one after the other. */
export async function requireFreeName(tx: Tx, actor: Actor, name: string, id: string): Promise<void> {
  await tx.select({ id: workspace.id }).from(workspace).where(eq(workspace.id, actor.workspaceId)).for("no key update");
  const [other] = await tx
    .select({ id: api.id })
    .from(api)
    .where(and(eq(api.workspaceId, actor.workspaceId), isNull(api.deletedAt), ne(api.id, id), sql`lower(${api.name}) = lower(${name})`));
  if (other) throw new Refusal(409, "api.name", apiRefusals.name, { extra: { field: "name" } });
}

export async function requireHttpConnection(actor: Actor, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined) return;
  const [found] = await database()
    .db.select({ kind: connection.kind })
    .from(connection)
    .where(and(eq(connection.workspaceId, actor.workspaceId), eq(connection.id, id), isNull(connection.deletedAt)));
  if (!found) throw notFound("connection");
  if (found.kind !== "http") throw new Refusal(400, "api.connection", apiRefusals.connection, { extra: { field: "connectionId" } });
}

/** A revision with all that it offers. */
export async function keepRevision(
  tx: Tx,
  actor: Actor,
  { id, revision, document, read }: { id: string; revision: number; document: string; read: ReadApi },
): Promise<void> {
  const { title, version, about, server, left, operations } = read;
  await tx.insert(apiRevision).values({
    ...{ workspaceId: actor.workspaceId, apiId: id, revision, title, version, about, server },
    ...{ digest: digestOf(document), leftOut: left, readBy: actor.name },
  });
  const rows = operations.map(({ tag, ...described }, place) => {
    const { key, method, path, title: said } = described;
    return { workspaceId: actor.workspaceId, apiId: id, revision, key, place, method, path, title: said, tag, described };
  });
  // a statement takes 65,535 values
  for (let at = 0; at < rows.length; at += 500) await tx.insert(apiOperation).values(rows.slice(at, at + 500));
}
