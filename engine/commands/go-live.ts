/** How a drawing becomes a flow's live version, whichever command asks for it. */
import { isDeepStrictEqual } from "node:util";
import { and, eq, notInArray } from "drizzle-orm";
import { flow, flowVersion, scheduleCursor } from "#drizzle/schema/flow.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { validate } from "#lib/flow/validate.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { type Actor, Refusal } from "./actor.ts";
import { aroundFlow } from "./callable-flows.ts";
import { announcePublication, type FlowRow, type Tx } from "./flow-rows.ts";

interface Published {
  document: FlowDocument;
  note: string;
  restoredFrom: number | null;
}

/** What is live already stays the version it is. Throws where the drawing has problems. */
export async function goLive(tx: Tx, actor: Actor, row: FlowRow, { document, note, restoredFrom }: Published): Promise<number> {
  const problems = validate(document, catalog, await aroundFlow(tx, actor, row.id, document));
  const errors = problems.filter((problem) => problem.level === "error");
  if (errors.length > 0) {
    throw new Refusal(422, "flow.invalid", refusalWords.flowInvalid, { values: { n: errors.length }, problems });
  }
  if (row.publishedVersion !== null) {
    const live = await documentOfVersion(tx, row, row.publishedVersion);
    if (isDeepStrictEqual(live, document)) return row.publishedVersion;
  }
  const version = row.lastVersion + 1;
  await tx
    .insert(flowVersion)
    .values({ workspaceId: actor.workspaceId, flowId: row.id, version, document, publishedBy: actor.name, note, restoredFrom });
  await tx.update(flow).set({ publishedVersion: version, lastVersion: version, updatedAt: new Date() }).where(eq(flow.id, row.id));
  // a schedule that goes and comes back later begins anew
  const kept = document.nodes.filter(({ type, disabled }) => type === "trigger.schedule" && !disabled).map(({ id }) => id);
  await tx.delete(scheduleCursor).where(and(eq(scheduleCursor.flowId, row.id), notInArray(scheduleCursor.nodeId, kept)));
  await announcePublication(tx);
  return version;
}

export async function documentOfVersion(tx: Tx, row: FlowRow, version: number): Promise<FlowDocument | null> {
  const [found] = await tx
    .select({ document: flowVersion.document })
    .from(flowVersion)
    .where(and(eq(flowVersion.flowId, row.id), eq(flowVersion.version, version)));
  return found?.document ?? null;
}
