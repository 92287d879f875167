import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { connection } from "#drizzle/schema/outside.ts";
import type { ConnectionTried } from "#lib/api/outside.ts";
import { limits } from "#lib/limits.ts";
import { letTry } from "#lib/outside/gate.ts";
import { clientOf } from "../connectors/clients.ts";
import { callOutside } from "../effects/call-outside.ts";
import { checkSystem } from "../effects/network/check-system.ts";
import { providerWire } from "../effects/network/provider-wire.ts";
import { checkBroker, isBroker } from "../effects/network/queue-publish.ts";
import { gates, lookAgain } from "../effects/outside-gates.ts";
import { connectionSummaryOf, selectConnections } from "../queries/list-connections.ts";
import { changeGate } from "../store/connection-gate.ts";
import { type AnyConnection, opened } from "../store/connections.ts";
import { database } from "../store/database.ts";
import { type Actor, notFound, requireRole } from "./actor.ts";
import { connectionNow } from "./create-connection.ts";

/** Ends a rest so far that the next call tries, and makes that call: a read, which changes nothing there. */
export async function tryConnection(actor: Actor, input: { id: string }): Promise<ConnectionTried> {
  requireRole(actor, "editor");
  const [row] = await selectConnections(actor, eq(connection.id, input.id), null, 1);
  if (!row) throw notFound("connection");
  await changeGate(database().sql, input.id, (state, now) => [letTry(state, now), null]);
  lookAgain(input.id);
  const checked = await checkProvider(row.connection);
  if (checked) {
    const now = await connectionNow(actor, input.id);
    const { ok } = checked;
    return {
      answered: ok,
      status: ok ? 200 : null,
      message: ok ? checked.value : checked.failure.message,
      code: ok ? "" : checked.failure.code,
      connection: now,
    };
  }
  const { baseUrl } = connectionSummaryOf(row).settings;
  // a bot has nothing that could be read: the next message tries it
  if (!baseUrl || row.connection.kind !== "http")
    return { answered: null, status: null, message: "", code: "", connection: await connectionNow(actor, input.id) };
  const args = { method: "GET", url: "", headers: {}, body: "", connectionId: input.id, timeoutMs: limits.tryConnectionMs };
  const call = { effect: "http.request", key: `try/${randomUUID()}`, args, workspaceId: actor.workspaceId };
  const outcome = await callOutside(call, AbortSignal.timeout(limits.tryConnectionMs + 1_000));
  const now = await connectionNow(actor, input.id);
  if (!outcome.ok) return { answered: false, status: null, message: outcome.failure.message, code: outcome.failure.code, connection: now };
  const { status } = outcome.reply as { status: number };
  return { answered: true, status, message: "", code: "", connection: now };
}

/** Null for a kind without a client: it is tried by its address. Read anew, so that a key that was just entered is the one that is tried. */
async function checkProvider(row: typeof connection.$inferSelect) {
  const whole = opened(row.id, row);
  if (!whole || whole.kind === "http") return null;
  const signal = AbortSignal.timeout(limits.tryConnectionMs * 2);
  if (isBroker(whole)) {
    const failure = await checkBroker(whole, signal);
    return failure ? { ok: false as const, failure } : { ok: true as const, value: "" };
  }
  const wire = (to: AnyConnection) => providerWire(to, gates, signal);
  return (await clientOf(whole, wire(whole))?.check()) ?? (await checkSystem(whole, wire, signal));
}
