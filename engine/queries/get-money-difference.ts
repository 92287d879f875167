import type { MoneyDifferenceDetail } from "#lib/api/money.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { shopMoneyById } from "../store/shop-money.ts";
import { type DifferenceRow, differenceColumns, differenceOf } from "./list-money-differences.ts";
import { type LineRow, lineColumns, lineOf } from "./statement-rows.ts";

export async function getMoneyDifference(actor: Actor, input: { id: string }): Promise<MoneyDifferenceDetail> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const { workspaceId } = actor;
  const [row] = await sql<DifferenceRow[]>`select ${differenceColumns()} where d.workspace_id = ${workspaceId} and d.id = ${input.id}`;
  if (!row) throw notFound("difference");
  const lineIds = row.line_id === null ? row.suggestions : [row.line_id];
  const recordIds = row.line_id === null ? [row.record_id ?? ""] : [row.record_id ?? "", ...row.suggestions];
  const [lines, records] = await Promise.all([
    sql<(LineRow & { statement_name: string })[]>`
      select ${lineColumns()}, s.name as statement_name from statement_line l join statement s on s.id = l.statement_id
      where l.workspace_id = ${workspaceId} and l.id = any(${lineIds}::uuid[])`,
    shopMoneyById(
      sql,
      workspaceId,
      recordIds.filter((id) => id !== ""),
    ),
  ]);
  const line = lines.find(({ id }) => id === row.line_id);
  return {
    ...differenceOf(row),
    line: line ? { ...lineOf(line), statementName: line.statement_name } : null,
    // a payment whose order the line belongs to is shown; what the line itself lacks is said by the kind
    record: records.find(({ id }) => id === row.record_id) ?? null,
    suggestedRecords: row.line_id === null ? [] : row.suggestions.flatMap((id) => records.filter((record) => record.id === id)),
    suggestedLines: row.line_id === null ? row.suggestions.flatMap((id) => lines.filter((each) => each.id === id)).map(lineOf) : [],
  };
}
