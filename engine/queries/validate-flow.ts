import type { FlowDocument, Problem } from "#lib/flow/flow.ts";
import { validate } from "#lib/flow/validate.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { aroundFlow } from "../commands/callable-flows.ts";
import { database } from "../store/database.ts";
import { getFlow } from "./get-flow.ts";

/** Of the document given, or of the draft. */
export async function validateFlow(actor: Actor, input: { id: string; document?: FlowDocument | undefined }): Promise<Problem[]> {
  requireRole(actor, "viewer");
  const { draft } = await getFlow(actor, input);
  const document = input.document ?? draft;
  return validate(document, catalog, await aroundFlow(database().db, actor, input.id, document));
}
