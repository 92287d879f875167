import type { FlowSaved } from "#lib/api/flows.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import type { Remark } from "#lib/flow/portable/read.ts";
import { readFlowFile } from "../queries/read-flow-file.ts";
import { type Actor, requireRole } from "./actor.ts";
import { createFlow } from "./create-flow.ts";

interface Imported {
  saved: FlowSaved;
  document: FlowDocument;
  remarks: Remark[];
}

/** A draft: nothing is live until somebody publishes it. */
export async function importFlow(actor: Actor, file: unknown): Promise<Imported> {
  requireRole(actor, "editor");
  const { document, remarks } = await readFlowFile(actor, file);
  return { saved: await createFlow(actor, document), document, remarks };
}
