import { and, desc, eq, type SQL } from "drizzle-orm";
import { statement } from "#drizzle/schema/money.ts";
import type { StatementListQuery, StatementSummary } from "#lib/api/money.ts";
import type { Page } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { after, iso, newestFirst, type Place, pageFrom, placeOf, rowsOf } from "./keyset.ts";

export async function listStatements(actor: Actor, input: StatementListQuery): Promise<Page<StatementSummary>> {
  requireRole(actor, "viewer");
  const where = input.provider ? eq(statement.provider, input.provider) : undefined;
  const rows = await selectStatements(actor, where, placeOf(input), rowsOf(input) + 1);
  return pageFrom(rows, input, (row) => ({ at: row.importedAt, id: row.id }), statementOf);
}

export function selectStatements(actor: Actor, where: SQL | undefined, place: Place | null, rows: number) {
  return database()
    .db.select()
    .from(statement)
    .where(and(eq(statement.workspaceId, actor.workspaceId), where, after(statement.importedAt, statement.id, place)))
    .orderBy(...newestFirst(statement.importedAt, statement.id))
    .limit(rows);
}

/** Providers that a statement is here of, for filters. */
export async function statementProviders(actor: Actor): Promise<string[]> {
  requireRole(actor, "viewer");
  const rows = await database()
    .db.selectDistinct({ provider: statement.provider })
    .from(statement)
    .where(eq(statement.workspaceId, actor.workspaceId))
    .orderBy(desc(statement.provider));
  return rows.map(({ provider }) => provider);
}

export function statementOf(row: typeof statement.$inferSelect): StatementSummary {
  const { id, name, provider, book, account, origin, from, to, lines, repeats, unread, cut, controls, importedBy } = row;
  return {
    ...{ id, name, provider, book, account, origin, from, to, lines, repeats, unread, cut, importedBy },
    disagrees: controls.some(({ said, read }) => said !== read),
    importedAt: iso(row.importedAt),
  };
}
