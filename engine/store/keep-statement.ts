/** Keeps a statement and holds its days against the shop: what an import and a fetch have in common. */
import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import { type ReconciledDays, reconcileDays } from "./reconcile-days.ts";
import { type SavedStatement, type StatementToSave, saveStatement } from "./save-statement.ts";

export interface KeptStatement extends SavedStatement, ReconciledDays {}

export async function keepStatement(sql: Sql, asked: StatementToSave): Promise<KeptStatement> {
  const saved = await saveStatement(sql, asked);
  const { provider, from, to } = asked.read;
  const days = await reconcileSpan(sql, { workspaceId: asked.workspaceId, provider, from, to });
  return { ...saved, ...days };
}

/** In pieces, so that a year's file is no transaction of minutes. */
export async function reconcileSpan(
  sql: Sql,
  { workspaceId, provider, from, to }: { workspaceId: string; provider: string; from: string; to: string },
): Promise<ReconciledDays> {
  const sum: ReconciledDays = { lines: 0, matched: 0, open: 0, fresh: 0 };
  if (from === "") return sum;
  for (let day = from; day <= to; day = later(day, limits.reconcileDaysAtOnce)) {
    const last = later(day, limits.reconcileDaysAtOnce - 1);
    const piece = await reconcileDays(sql, { workspaceId, provider, from: day, to: last < to ? last : to });
    for (const key of ["lines", "matched", "open", "fresh"] as const) sum[key] += piece[key];
  }
  return sum;
}

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
