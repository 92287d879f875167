import { eq } from "drizzle-orm";
import { source } from "#drizzle/schema/outside.ts";
import type { SourceSummary } from "#lib/api/outside.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { selectSources, sourceSummaryOf } from "./list-sources.ts";

export async function getSource(actor: Actor, input: { id: string }): Promise<SourceSummary> {
  requireRole(actor, "viewer");
  const [row] = await selectSources(actor, eq(source.id, input.id), null, 1);
  if (!row) throw notFound("source");
  return sourceSummaryOf(row);
}
