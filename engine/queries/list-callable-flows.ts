import type { CallableFlow } from "#lib/api/flows.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { callableFlows } from "../commands/callable-flows.ts";
import { database } from "../store/database.ts";

export async function listCallableFlows(actor: Actor): Promise<{ items: CallableFlow[] }> {
  requireRole(actor, "viewer");
  return { items: await callableFlows(database().db, actor) };
}
