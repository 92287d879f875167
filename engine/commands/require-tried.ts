/** What a language model drew goes live only after it was tried on recorded events; where there are none, on an example. */
import { and, desc, eq, sql } from "drizzle-orm";
import { comparison } from "#drizzle/schema/comparison.ts";
import { flowVersion } from "#drizzle/schema/flow.ts";
import { draftingWords } from "#lib/language/drafting.ts";
import { Refusal } from "./actor.ts";
import type { FlowRow, Tx } from "./flow-rows.ts";

/** Throws where this very draft was not tried. What people changed of a proposal that went live once is theirs. */
export async function requireTried(tx: Tx, row: FlowRow, triedOnExample: boolean): Promise<void> {
  const { described } = row.draft;
  if (described === undefined) return;
  const [published] = await tx
    .select({ version: flowVersion.version })
    .from(flowVersion)
    .where(and(eq(flowVersion.flowId, row.id), sql`${flowVersion.document} ->> 'described' = ${described}`))
    .limit(1);
  if (published) return;
  const [tried] = await tx
    .select({ runs: sql<number>`coalesce((${comparison.result} #>> '{started,draft}')::int, 0)` })
    .from(comparison)
    .where(
      and(eq(comparison.flowId, row.id), eq(comparison.state, "finished"), sql`${comparison.draft} = ${JSON.stringify(row.draft)}::jsonb`),
    )
    .orderBy(desc(comparison.createdAt))
    .limit(1);
  if (!tried) throw new Refusal(409, "flow.untried", draftingWords.untried);
  if (tried.runs === 0 && !triedOnExample) throw new Refusal(409, "flow.untried", draftingWords.untriedExample);
}
