import type { DifferenceListQuery, MoneyDifference } from "#lib/api/money.ts";
import type { Page } from "#lib/api/page.ts";
import { limits } from "#lib/limits.ts";
import type { DifferenceKind } from "#lib/reconcile/difference.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { iso, isoOrNull, pageFrom, placeOf, rowsOf } from "./keyset.ts";
import { type OrderColumns, orderOf } from "./statement-rows.ts";

export interface DifferenceRow extends OrderColumns {
  id: string;
  kind: DifferenceKind;
  state: MoneyDifference["state"];
  provider: string;
  day: string;
  currency: string;
  shop_minor: string | null;
  statement_minor: string | null;
  facts: Record<string, string | number>;
  line_id: string | null;
  record_id: string | null;
  merchant_no: string | null;
  suggestions: string[];
  reason: string;
  settled_by: string | null;
  settled_at: Date | null;
  note_id: string | null;
  found_at: Date;
}

export async function listMoneyDifferences(actor: Actor, input: DifferenceListQuery): Promise<Page<MoneyDifference>> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const place = placeOf(input);
  const rows = await sql<DifferenceRow[]>`
    select ${differenceColumns()} where d.workspace_id = ${actor.workspaceId} and d.state = ${input.state ?? "open"}
      ${input.kind ? sql`and d.kind = ${input.kind}` : sql``} ${input.provider ? sql`and d.provider = ${input.provider}` : sql``}
      ${input.day ? sql`and d.day = ${input.day}` : sql``}
      ${place ? sql`and (d.found_at, d.id) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)` : sql``}
    order by d.found_at desc nulls last, d.id desc nulls last limit ${rowsOf(input) + 1}`;
  return pageFrom(rows, input, (row) => ({ at: row.found_at, id: row.id }), differenceOf);
}

/** A difference with its order and its line's own number. */
export const differenceColumns = () => database().sql`
  d.id, d.kind, d.state, d.provider, d.day::text as day, d.currency, d.shop_minor, d.statement_minor, d.facts, d.line_id, d.record_id, d.order_id,
  o.number as order_number, l.merchant_no, d.suggestions, d.reason, d.settled_by, d.settled_at, d.note_id, d.found_at
  from money_difference d left join shop_order o on o.workspace_id = d.workspace_id and o.id = d.order_id
  left join statement_line l on l.id = d.line_id`;

export function differenceOf(row: DifferenceRow): MoneyDifference {
  const { id, kind, state, provider, day, currency, facts, reason } = row;
  const minor = (text: string | null) => (text === null ? null : Number(text));
  return {
    ...{ id, kind, state, provider, day, currency, facts, reason },
    shopMinor: minor(row.shop_minor),
    statementMinor: minor(row.statement_minor),
    order: orderOf(row),
    merchantNo: row.merchant_no ?? "",
    settledBy: row.settled_by,
    settledAt: isoOrNull(row.settled_at),
    noteId: row.note_id,
    foundAt: iso(row.found_at),
  };
}

/** Differences that wait for a person; counted up to a bound. */
export async function countMoneyDifferences(workspaceId: string): Promise<number> {
  const [row] = await database().sql<{ n: number }[]>`
    select count(*)::int as n from (select from money_difference where workspace_id = ${workspaceId} and state = 'open' limit ${limits.pausedCountedMax}) d`;
  return row?.n ?? 0;
}
