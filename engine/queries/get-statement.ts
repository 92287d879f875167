import { eq } from "drizzle-orm";
import { statement } from "#drizzle/schema/money.ts";
import type { StatementDetail, UnreadLineShown } from "#lib/api/money.ts";
import { limits } from "#lib/limits.ts";
import { type Actor, notFound, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { selectStatements, statementOf } from "./list-statements.ts";

export async function getStatement(actor: Actor, input: { id: string }): Promise<StatementDetail> {
  requireRole(actor, "viewer");
  const [row] = await selectStatements(actor, eq(statement.id, input.id), null, 1);
  if (!row) throw notFound("statement");
  const { sql } = database();
  const [[counted], unreadLines] = await Promise.all([
    sql<{ matched: number; open: number }[]>`
      select count(*) filter (where l.record_id is not null)::int as matched, count(d.id)::int as open
      from statement_line l left join money_difference d on d.line_id = l.id and d.state = 'open' where l.statement_id = ${input.id}`,
    sql<UnreadLineShown[]>`
      select number, problem, found, text from statement_unread where statement_id = ${input.id} order by number limit ${limits.pageRowsMax}`,
  ]);
  return {
    ...statementOf(row),
    controls: row.controls,
    matched: counted?.matched ?? 0,
    open: counted?.open ?? 0,
    unreadLines: unreadLines.map((line) => ({ ...line })),
  };
}
