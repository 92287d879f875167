import { type PortableFlow, writeFlow } from "#lib/flow/portable/write.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { getFlow } from "./get-flow.ts";
import { namedThings } from "./named-things.ts";

export async function exportFlow(actor: Actor, input: { id: string }): Promise<{ file: PortableFlow; revision: number }> {
  requireRole(actor, "viewer");
  const [{ draft, revision }, things] = await Promise.all([getFlow(actor, input), namedThings(actor)]);
  return { file: writeFlow(draft, things), revision };
}
