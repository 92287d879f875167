import type { FlowSaved } from "#lib/api/flows.ts";
import { limits } from "#lib/limits.ts";
import { getFlow } from "../queries/get-flow.ts";
import { type Actor, requireRole } from "./actor.ts";
import { createFlow } from "./create-flow.ts";

/** The draft only: a copy is not live until somebody publishes it. */
export async function duplicateFlow(actor: Actor, input: { id: string }): Promise<FlowSaved> {
  requireRole(actor, "editor");
  const { draft } = await getFlow(actor, input);
  const mark = " (2)";
  return createFlow(actor, { ...draft, name: draft.name.slice(0, limits.nameCharsMax - mark.length) + mark });
}
