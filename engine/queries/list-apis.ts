import type { ApiSummary } from "#lib/api/apis.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { selectApis } from "./api-rows.ts";

export async function listApis(actor: Actor): Promise<{ items: ApiSummary[] }> {
  requireRole(actor, "viewer");
  const found = await selectApis(actor);
  return { items: found.map(({ leftOut: _, ...summary }) => summary) };
}
