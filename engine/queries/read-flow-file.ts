import type { FlowDocument, Problem } from "#lib/flow/flow.ts";
import { type Remark, readFlow } from "#lib/flow/portable/read.ts";
import { validate } from "#lib/flow/validate.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { type Actor, Refusal, requireRole } from "../commands/actor.ts";
import { aroundFlow } from "../commands/callable-flows.ts";
import { database } from "../store/database.ts";
import { namedThings } from "./named-things.ts";

interface Read {
  document: FlowDocument;
  remarks: Remark[];
  problems: Problem[];
}

/** What a file means here, and what is wrong with it. */
export async function readFlowFile(actor: Actor, file: unknown): Promise<Read> {
  requireRole(actor, "viewer");
  const read = readFlow(file, await namedThings(actor));
  if (!read.ok) throw new Refusal(422, "flow.file", read.refused);
  const { document, remarks } = read;
  return { document, remarks, problems: validate(document, catalog, await aroundFlow(database().db, actor, "", document)) };
}
