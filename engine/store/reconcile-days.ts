/**
 * Holds the lines of a provider's days against the shop's payments, and writes what came of it: which line is what, and the
 * differences. Harmless to repeat; what a person has settled stays settled unless the amounts changed since.
 */
import type { Sql, Transaction } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import type { Difference } from "#lib/reconcile/difference.ts";
import { type Covered, type Line, type Match, reconcile } from "#lib/reconcile/reconcile.ts";
import type { MoneyRecord } from "#lib/reconcile/record.ts";
import type { Book } from "#lib/statement/book.ts";
import type { LineKind } from "#lib/statement/line.ts";
import { holdMoney } from "./save-statement.ts";
import { shopMoney, shopMoneyById } from "./shop-money.ts";

export interface DaysToReconcile {
  workspaceId: string;
  provider: string;
  /** The provider's days, both included. */
  from: string;
  to: string;
}
export interface ReconciledDays {
  lines: number;
  matched: number;
  /** Open in these days now, and found for the first time. */
  open: number;
  fresh: number;
}

/** Days before and after that are looked at too: a payment around midnight stands in the next bill. */
const marginMs = 2 * 24 * 60 * 60 * 1000;

export async function reconcileDays(sql: Sql, days: DaysToReconcile): Promise<ReconciledDays> {
  return await sql.begin(async (tx) => {
    await holdMoney(tx, days.workspaceId);
    const { lines, records, covered } = await gather(tx, days);
    const found = reconcile(lines, records, covered);
    const orders = new Map(records.map(({ id, orderId }) => [id, orderId]));
    await writeMatches(tx, lines, found.matches, new Set(found.siblings), orders);
    const own = found.differences.filter(({ day }) => days.from <= day && day <= days.to);
    const fresh = await writeDifferences(tx, days, own, orders);
    await closeExplained(tx, days, own, found.matches);
    const [open] = await tx<{ n: number }[]>`
      select count(*)::int as n from money_difference where workspace_id = ${days.workspaceId} and provider = ${days.provider}
        and day between ${days.from} and ${days.to} and state = 'open'`;
    const inDays = new Set(lines.filter(({ day }) => days.from <= day && day <= days.to).map(({ id }) => id));
    const matched = found.matches.filter(({ lineId }) => inDays.has(lineId)).length;
    return { lines: inDays.size, matched, open: open?.n ?? 0, fresh };
  });
}

interface LineRow {
  id: string;
  provider: string;
  book: Book;
  kind: LineKind;
  at: Date;
  day: string;
  transaction_id: string;
  merchant_no: string;
  refund_id: string;
  refund_no: string;
  amount_minor: string;
  asked_minor: string;
  fee_minor: string;
  currency: string;
  rate: string;
  type: string;
  by_hand: string | null;
}

/** The days' lines, the shop's payments under their numbers and around their days, and other lines of those payments. */
async function gather(tx: Transaction, { workspaceId, provider, from, to }: DaysToReconcile) {
  const around = { from: shifted(from, -marginMs), to: shifted(to, marginMs) };
  const own = await tx<LineRow[]>`
    select *, day::text as day from statement_line where workspace_id = ${workspaceId} and not repeats and provider = ${provider}
      and day between ${dayOf(around.from)} and ${dayOf(around.to)} limit ${limits.reconcileLinesMax}`;
  const numbers = own
    .flatMap((line) => [line.merchant_no, line.transaction_id, line.refund_id, line.refund_no])
    .filter((text) => text !== "");
  const records = new Map<string, MoneyRecord>();
  const add = (found: readonly MoneyRecord[]) => {
    for (const record of found) records.set(record.id, record);
  };
  add(await shopMoney(tx, { workspaceId, provider, numbers, ...around }));
  add(
    await shopMoneyById(
      tx,
      workspaceId,
      own.flatMap(({ by_hand }) => (by_hand === null ? [] : [by_hand])),
    ),
  );
  const known = [...records.values()];
  const others = await tx<LineRow[]>`
    select *, day::text as day from statement_line where workspace_id = ${workspaceId} and not repeats and provider = ${provider}
      and (merchant_no = any(${unique(known.flatMap(({ merchantNo, orderId, orderNumber }) => spellings(merchantNo, orderId, orderNumber)))})
        or transaction_id = any(${unique(known.map(({ transactionId }) => transactionId))}))
    limit ${limits.reconcileLinesMax}`;
  const lines = new Map([...own, ...others].map((row) => [row.id, lineOf(row)]));
  const covered = await tx<Covered[]>`
    select provider, days_from::text as "from", complete_to::text as "to" from statement
    where workspace_id = ${workspaceId} and provider = ${provider} and complete_to is not null and days_from <= ${dayOf(around.to)}
      and complete_to >= ${dayOf(around.from)}`;
  return { lines: [...lines.values()], records: [...records.values()], covered };
}

const spellings = (...numbers: readonly string[]): string[] => numbers.flatMap((number) => [number, number.replace(/^#/, "")]);
const unique = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text !== "");

function lineOf(row: LineRow): Line {
  return {
    id: row.id,
    provider: row.provider,
    book: row.book,
    kind: row.kind,
    at: row.at.toISOString(),
    day: row.day,
    transactionId: row.transaction_id,
    merchantNo: row.merchant_no,
    refundId: row.refund_id,
    refundNo: row.refund_no,
    amountMinor: Number(row.amount_minor),
    askedMinor: Number(row.asked_minor),
    feeMinor: Number(row.fee_minor),
    currency: row.currency,
    rate: row.rate,
    type: row.type,
    byHand: row.by_hand,
  };
}

async function writeMatches(
  tx: Transaction,
  lines: readonly Line[],
  matches: readonly Match[],
  siblings: ReadonlySet<string>,
  orders: ReadonlyMap<string, string>,
): Promise<void> {
  const byLine = new Map(matches.map((match) => [match.lineId, match]));
  const rows = lines.map(({ id }) => {
    const match = byLine.get(id);
    return {
      id,
      record: match?.recordId ?? null,
      by: match?.by ?? null,
      order: match ? (orders.get(match.recordId) ?? null) : null,
      sibling: siblings.has(id),
    };
  });
  await tx`
    update statement_line l set record_id = m.record, matched_by = m.by, order_id = m.order, sibling = m.sibling
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as m(id uuid, record text, by text, "order" text, sibling boolean)
    where l.id = m.id and (l.record_id, l.matched_by, l.order_id, l.sibling) is distinct from (m.record, m.by, m.order, m.sibling)`;
}

/** How many were never seen before. */
async function writeDifferences(
  tx: Transaction,
  { workspaceId }: DaysToReconcile,
  found: readonly Difference[],
  orders: ReadonlyMap<string, string>,
): Promise<number> {
  const rows = found.map((difference) => ({
    ...difference,
    orderId: difference.recordId === null ? null : (orders.get(difference.recordId) ?? null),
  }));
  const written = await tx<{ fresh: boolean }[]>`
    insert into money_difference as d (workspace_id, key, kind, line_id, record_id, order_id, provider, day, currency, shop_minor,
      statement_minor, facts, suggestions)
    select ${workspaceId}, f.key, f.kind, f."lineId", f."recordId", f."orderId", f.provider, f.day, f.currency, f."shopMinor",
      f."statementMinor", f.values, f.suggestions
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as f(key text, kind text, "lineId" uuid, "recordId" text, "orderId" text,
      provider text, day date, currency text, "shopMinor" bigint, "statementMinor" bigint, values jsonb, suggestions text[])
    on conflict (workspace_id, key) do update set record_id = excluded.record_id, order_id = excluded.order_id, day = excluded.day,
      shop_minor = excluded.shop_minor, statement_minor = excluded.statement_minor, facts = excluded.facts, suggestions = excluded.suggestions,
      state = case when d.state = 'right' and (d.shop_minor, d.statement_minor, d.currency)
        is not distinct from (excluded.shop_minor, excluded.statement_minor, excluded.currency) then 'right' else 'open' end
    returning (xmax = 0) as fresh`;
  return written.filter(({ fresh }) => fresh).length;
}

/** What was open and is found no more; and what stood under another day and is matched now. */
async function closeExplained(
  tx: Transaction,
  days: DaysToReconcile,
  found: readonly Difference[],
  matches: readonly Match[],
): Promise<void> {
  const { workspaceId, provider, from, to } = days;
  await tx`
    update money_difference set state = 'gone', settled_at = now(), settled_by = null
    where workspace_id = ${workspaceId} and provider = ${provider} and state = 'open' and (
      (day between ${from} and ${to} and key <> all(${found.map(({ key }) => key)}))
      or (kind = 'missing-on-statement' and record_id = any(${matches.map(({ recordId }) => recordId)}))
      or (kind in ('missing-in-shop', 'duplicate-payment', 'refunded-twice') and line_id = any(${matches.map(({ lineId }) => lineId)}::uuid[])))`;
}

const shifted = (day: string, ms: number): Date => new Date(Date.parse(`${day}T00:00:00Z`) + ms);
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
