import type { HttpConnection } from "#components/systems/connection-choice.tsx";
import type { Actor } from "#engine/commands/actor.ts";
import { listConnections } from "#engine/queries/list-connections.ts";
import { limits } from "#lib/limits.ts";

/** Those that a system of the shop's own can be called by. */
export async function httpConnections(actor: Actor): Promise<HttpConnection[]> {
  const { items } = await listConnections(actor, { limit: limits.pageRowsMax });
  return items
    .filter(({ kind }) => kind === "http")
    .map(({ id, name, settings }) => ({ id, name, address: String(settings["baseUrl"] ?? "") }));
}
