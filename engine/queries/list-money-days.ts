import type { MoneyDay, MoneyDayQuery } from "#lib/api/money.ts";
import type { Page } from "#lib/api/page.ts";
import { keptMinor, sumDays } from "#lib/reconcile/sums.ts";
import type { Book } from "#lib/statement/book.ts";
import type { LineKind } from "#lib/statement/line.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { pageFrom, placeOf, rowsOf } from "./keyset.ts";

interface SumRow {
  day: string;
  provider: string;
  book: Book;
  currency: string;
  kind: LineKind;
  amount: string;
  fee: string;
  n: number;
  matched: number;
}

/** By whole days: all providers and currencies of a day stand on one page. */
export async function listMoneyDays(actor: Actor, input: MoneyDayQuery): Promise<Page<MoneyDay>> {
  requireRole(actor, "viewer");
  const { sql } = database();
  const before = placeOf(input);
  const fits = sql`workspace_id = ${actor.workspaceId} and not repeats
    ${input.provider ? sql`and provider = ${input.provider}` : sql``} ${input.currency ? sql`and currency = ${input.currency}` : sql``}`;
  const days = await sql<{ day: string }[]>`
    select distinct day::text as day from statement_line where ${fits} ${before ? sql`and day < ${before.id}::date` : sql``}
    order by 1 desc limit ${rowsOf(input) + 1}`;
  const shown = days.map(({ day }) => day).slice(0, rowsOf(input));
  const [sums, open] = await Promise.all([
    sql<SumRow[]>`
      select day::text as day, provider, book, currency, kind, sum(amount_minor) as amount, sum(fee_minor) as fee, count(*)::int as n,
        count(*) filter (where record_id is not null or sibling)::int as matched
      from statement_line where ${fits} and day = any(${shown}::date[]) group by 1, 2, 3, 4, 5`,
    sql<{ day: string; provider: string; currency: string; n: number }[]>`
      select day::text as day, provider, currency, count(*)::int as n from money_difference
      where workspace_id = ${actor.workspaceId} and state = 'open' and day = any(${shown}::date[]) group by 1, 2, 3`,
  ]);
  const items = sumDays(sums.map((row) => ({ ...row, amountMinor: Number(row.amount), feeMinor: Number(row.fee), count: row.n }))).map(
    (day): MoneyDay => {
      const own = sums.filter((row) => row.day === day.day && row.provider === day.provider && row.currency === day.currency);
      const told = own.filter(({ kind }) => kind === "payment" || kind === "refund");
      return {
        ...day,
        id: `${day.day} ${day.provider} ${day.currency}`,
        keptMinor: keptMinor(day),
        matched: told.reduce((n, row) => n + row.matched, 0),
        lines: told.reduce((n, row) => n + row.n, 0),
        open: open.find((row) => row.day === day.day && row.provider === day.provider && row.currency === day.currency)?.n ?? 0,
      };
    },
  );
  const page = pageFrom(
    days,
    input,
    ({ day }) => ({ at: new Date(`${day}T00:00:00Z`), id: day }),
    ({ day }) => day,
  );
  return { items, next: page.next };
}
