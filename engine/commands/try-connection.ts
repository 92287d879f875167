import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import type { ConnectionTried } from "#lib/api/outside.ts";
import { limits } from "#lib/limits.ts";
import { letTry } from "#lib/outside/gate.ts";
import { callOutside, lookAgain } from "../effects/call-outside.ts";
import { connectionSummaryOf, selectConnections } from "../queries/list-connections.ts";
import { changeGate } from "../store/connection-gate.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { connectionNow } from "./create-connection.ts";

/** Ends a rest so far that the next call tries, and makes that call: a GET of the connection's own address, which changes nothing there. */
export async function tryConnection(actor: Actor, input: { id: string }): Promise<ConnectionTried> {
  requireRole(actor, "editor");
  const [row] = await selectConnections(actor, eq(connection.id, input.id), null, 1);
  if (!row) throw notFound("connection");
  await changeGate(database().sql, input.id, (state, now) => [letTry(state, now), null]);
  lookAgain(input.id);
  const { baseUrl } = connectionSummaryOf(row).settings;
  if (!baseUrl) return { answered: null, status: null, message: "", connection: await connectionNow(actor, input.id) };
  const args = { method: "GET", url: "", headers: {}, body: "", connectionId: input.id, timeoutMs: limits.tryConnectionMs };
  const call = { effect: "http.request", key: `try/${randomUUID()}`, args, workspaceId: actor.workspaceId };
  const outcome = await callOutside(call, AbortSignal.timeout(limits.tryConnectionMs + 1_000));
  const now = await connectionNow(actor, input.id);
  if (!outcome.ok) return { answered: false, status: null, message: outcome.failure.message, connection: now };
  const { status } = outcome.reply as { status: number };
  return { answered: true, status, message: "", connection: now };
}
