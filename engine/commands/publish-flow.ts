import { isDeepStrictEqual } from "node:util";
import { and, eq, notInArray } from "drizzle-orm";
import { flow, flowVersion, scheduleCursor } from "#drizzle/schema/flow.ts";
import { validate } from "#lib/flow/validate.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { database } from "../store/database.ts";
import { type Actor, Refusal, requireRole } from "./actor.ts";
import { aroundFlow } from "./callable-flows.ts";
import { announcePublication, lockFlow, requireRevision } from "./flow-rows.ts";

/** Publishing a draft that is live already answers with the version it is. */
export async function publishFlow(actor: Actor, input: { id: string; ifMatch?: number | null }): Promise<{ version: number }> {
  requireRole(actor, "editor");
  return database().db.transaction(async (tx) => {
    const row = await lockFlow(tx, actor, input.id);
    requireRevision(row, input.ifMatch);
    const problems = validate(row.draft, catalog, await aroundFlow(tx, actor, row.id, row.draft));
    const errors = problems.filter((problem) => problem.level === "error");
    if (errors.length > 0) {
      throw new Refusal(422, "flow.invalid", refusalWords.flowInvalid, { values: { n: errors.length }, problems });
    }
    if (row.publishedVersion !== null) {
      const [live] = await tx
        .select({ document: flowVersion.document })
        .from(flowVersion)
        .where(and(eq(flowVersion.flowId, row.id), eq(flowVersion.version, row.publishedVersion)));
      if (isDeepStrictEqual(live?.document, row.draft)) return { version: row.publishedVersion };
    }
    const version = row.lastVersion + 1;
    await tx
      .insert(flowVersion)
      .values({ workspaceId: actor.workspaceId, flowId: row.id, version, document: row.draft, publishedBy: actor.name });
    await tx.update(flow).set({ publishedVersion: version, lastVersion: version, updatedAt: new Date() }).where(eq(flow.id, row.id));
    // a schedule that goes and comes back later begins anew
    const kept = row.draft.nodes.filter(({ type, disabled }) => type === "trigger.schedule" && !disabled).map(({ id }) => id);
    await tx.delete(scheduleCursor).where(and(eq(scheduleCursor.flowId, row.id), notInArray(scheduleCursor.nodeId, kept)));
    await announcePublication(tx);
    return { version };
  });
}
