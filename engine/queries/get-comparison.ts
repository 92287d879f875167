import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { comparison, comparisonItem } from "#drizzle/schema/comparison.ts";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import type { ComparedDetail, ComparedItem, ComparedRun, Comparison } from "#lib/api/comparisons.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { stepsOf } from "#lib/run/steps.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso, isoOrNull, rowsOf } from "./keyset.ts";

export function getComparison(actor: Actor, input: { id: string }): Promise<Comparison> {
  return readComparison(actor, input.id);
}

export async function readComparison(actor: Actor, id: string): Promise<Comparison> {
  requireRole(actor, "viewer");
  const [row] = await select().where(and(eq(comparison.id, id), eq(comparison.workspaceId, actor.workspaceId)));
  if (!row) throw notFound("comparison");
  return shown(row);
}

export async function listComparisons(actor: Actor, { id }: { id: string }): Promise<{ items: Comparison[] }> {
  requireRole(actor, "viewer");
  const rows = await select()
    .where(and(eq(comparison.flowId, id), eq(comparison.workspaceId, actor.workspaceId)))
    .orderBy(desc(comparison.createdAt))
    .limit(limits.comparisonsKept);
  return { items: rows.map(shown) };
}

const select = () =>
  database()
    .db.select({
      id: comparison.id,
      flowId: comparison.flowId,
      state: comparison.state,
      liveVersion: comparison.liveVersion,
      wanted: comparison.wanted,
      total: comparison.total,
      done: comparison.done,
      result: comparison.result,
      firstAt: comparison.firstAt,
      createdBy: comparison.createdBy,
      createdAt: comparison.createdAt,
      endedAt: comparison.endedAt,
      current: sql<boolean>`${comparison.draft} = ${flow.draft} and ${comparison.liveVersion} is not distinct from ${flow.publishedVersion}`,
    })
    .from(comparison)
    .innerJoin(flow, eq(flow.id, comparison.flowId));
type Row = Awaited<ReturnType<typeof select>>[number];

const shown = (row: Row): Comparison => ({
  ...row,
  firstAt: isoOrNull(row.firstAt),
  createdAt: iso(row.createdAt),
  endedAt: isoOrNull(row.endedAt),
});

/** In the order in which they came. */
export async function listDifferences(actor: Actor, input: PageQuery & { id: string }): Promise<Page<ComparedItem>> {
  await readComparison(actor, input.id);
  const after = Number(input.cursor ?? 0);
  const rows = await database()
    .db.select({
      n: comparisonItem.n,
      event: comparisonItem.event,
      more: comparisonItem.more,
      fewer: comparisonItem.fewer,
      draft: sql<ComparedRun["end"] | null>`${comparisonItem.draft}::json ->> 'end'`,
      live: sql<ComparedRun["end"] | null>`${comparisonItem.live}::json ->> 'end'`,
    })
    .from(comparisonItem)
    .where(and(eq(comparisonItem.comparisonId, input.id), gt(comparisonItem.n, Number.isSafeInteger(after) ? after : 0)))
    .orderBy(asc(comparisonItem.n))
    .limit(rowsOf(input) + 1);
  const page = rows.slice(0, rowsOf(input)).map(({ draft, live, ...item }) => ({ ...item, ends: { draft, live } }));
  return { items: page, next: rows.length > page.length ? String(page.at(-1)?.n ?? 0) : null };
}

export async function getDifference(actor: Actor, { id, n }: { id: string; n: number }): Promise<ComparedDetail> {
  requireRole(actor, "viewer");
  const [row] = await database()
    .db.select({ item: comparisonItem, document: comparison.draft, before: flowVersion.document })
    .from(comparisonItem)
    .innerJoin(comparison, eq(comparison.id, comparisonItem.comparisonId))
    .leftJoin(flowVersion, and(eq(flowVersion.flowId, comparison.flowId), eq(flowVersion.version, comparison.liveVersion)))
    .where(and(eq(comparisonItem.comparisonId, id), eq(comparisonItem.n, n), eq(comparison.workspaceId, actor.workspaceId)));
  if (!row) throw notFound("comparison");
  const { item, document, before } = row;
  const { event, more, fewer } = item;
  return { n, event, more, fewer, draft: runOf(item.draft, document), live: runOf(item.live, before) };
}

function runOf(run: ComparedRun | null, document: FlowDocument | null): ComparedDetail["draft"] {
  if (!run || !document) return null;
  const { journal, ...rest } = run;
  return { ...rest, steps: stepsOf(journal), document };
}
