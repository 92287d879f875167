import { type Actor, requireRole } from "../commands/actor.ts";
import { modelEndpoint } from "../drafting/ask-model.ts";

/** Where descriptions are sent; null: nowhere, none is configured. */
export function getDrafting(actor: Actor): { host: string | null } {
  requireRole(actor, "viewer");
  const endpoint = modelEndpoint();
  return { host: endpoint && new URL(endpoint.url).host };
}
