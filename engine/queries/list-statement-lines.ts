import type { LineListQuery, StatementLineShown } from "#lib/api/money.ts";
import type { Page } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { numberOf, pageByNumber, rowsOf } from "./keyset.ts";
import { type DifferenceColumns, type LineRow, lineColumns, lineOf, type OrderColumns, orderOf } from "./statement-rows.ts";

/** In the order of the file. */
export async function listStatementLines(actor: Actor, input: LineListQuery & { id: string }): Promise<Page<StatementLineShown>> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const rows = await sql<(LineRow & OrderColumns & DifferenceColumns)[]>`
    select ${lineColumns()}, l.order_id, o.number as order_number, d.id as difference_id, d.kind as difference_kind
    from statement_line l
    left join shop_order o on o.workspace_id = l.workspace_id and o.id = l.order_id
    left join lateral (select id, kind from money_difference d where d.line_id = l.id and d.state = 'open' order by key limit 1) d on true
    where l.workspace_id = ${actor.workspaceId} and l.statement_id = ${input.id} and l.number > ${numberOf(input)}
      ${input.kind ? sql`and l.kind = ${input.kind}` : sql``} ${input.open ? sql`and d.id is not null` : sql``}
    order by l.number limit ${rowsOf(input) + 1}`;
  return pageByNumber(
    rows,
    input,
    ({ number }) => number,
    (row) => ({
      ...lineOf(row),
      order: orderOf(row),
      difference: row.difference_id && row.difference_kind ? { id: row.difference_id, kind: row.difference_kind } : null,
    }),
  );
}
