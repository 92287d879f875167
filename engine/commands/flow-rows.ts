/** What the flow commands share: reading a flow to change it, and telling the engine that the published flows moved. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { flow, publication } from "#drizzle/schema/flow.ts";
import type { FlowSaved } from "#lib/api/flows.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";
import type { database } from "../store/database.ts";
import { type Actor, notFound, Refusal } from "./actor.ts";

export type Tx = Parameters<Parameters<ReturnType<typeof database>["db"]["transaction"]>[0]>[0];
export type FlowRow = typeof flow.$inferSelect;

/** Held until the transaction ends, so that two publishes or a publish and a save follow each other. */
export async function lockFlow(tx: Tx, actor: Actor, id: string): Promise<FlowRow> {
  const [row] = await tx
    .select()
    .from(flow)
    .where(and(eq(flow.workspaceId, actor.workspaceId), eq(flow.id, id), isNull(flow.deletedAt)))
    .for("update");
  if (!row) throw notFound("flow");
  return row;
}

export function requireRevision(row: FlowRow, ifMatch: number | null | undefined): void {
  if (ifMatch === null || ifMatch === undefined || row.revision === ifMatch) return;
  throw new Refusal(412, "flow.stale", refusalWords.flowStale, { values: { revision: row.revision }, extra: { revision: row.revision } });
}

/** Commit 1 reads the revision under lock, so no event meets a catalog older than this; the notice only makes it quick. */
export async function announcePublication(tx: Tx): Promise<void> {
  await tx.update(publication).set({ revision: sql`${publication.revision} + 1` });
  await tx.execute(sql`select pg_notify('tradewind', 'published')`);
}

/** What a saved draft changes in its flow's row. */
export const nextDraft = (actor: Actor, draft: FlowDocument) => ({
  draft,
  name: draft.name,
  revision: sql`${flow.revision} + 1`,
  updatedAt: new Date(),
  updatedBy: actor.name,
});

export function requireSize(document: FlowDocument): void {
  if (Buffer.byteLength(JSON.stringify(document)) <= limits.flowBytesMax) return;
  throw new Refusal(413, "flow.too-large", refusalWords.flowTooLarge, { values: { max: limits.flowBytesMax } });
}

export const savedOf = (row: FlowRow): FlowSaved => ({ id: row.id, revision: row.revision, updatedAt: row.updatedAt.toISOString() });

export const mustExist = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Error("A statement that returns its row returned none.");
  return row;
};
