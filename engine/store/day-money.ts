/** What one day came to, in the currency that most of its lines are in. */
import type { Sql } from "#drizzle/client.ts";
import type { Money } from "#lib/commerce/money.ts";
import { sumDays } from "#lib/reconcile/sums.ts";
import type { Book } from "#lib/statement/book.ts";
import type { LineKind } from "#lib/statement/line.ts";

export interface DayMoney {
  received: Money;
  refunded: Money;
  fees: Money;
}

export async function dayMoney(sql: Sql, workspaceId: string, day: string, providers: readonly string[]): Promise<DayMoney> {
  const rows = await sql<{ provider: string; book: Book; currency: string; kind: LineKind; amount: string; fee: string; n: number }[]>`
    select provider, book, currency, kind, sum(amount_minor) as amount, sum(fee_minor) as fee, count(*)::int as n from statement_line
    where workspace_id = ${workspaceId} and day = ${day} and not repeats and provider = any(${[...providers]}) group by 1, 2, 3, 4`;
  const counts = new Map<string, number>();
  for (const { currency, n } of rows) counts.set(currency, (counts.get(currency) ?? 0) + n);
  const [currency = ""] = [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  const own = rows.filter((row) => row.currency === currency);
  const days = sumDays(own.map((row) => ({ ...row, day, amountMinor: Number(row.amount), feeMinor: Number(row.fee), count: row.n })));
  const sum = (of: "receivedMinor" | "refundedMinor" | "feesMinor") => days.reduce((total, each) => total + each[of], 0);
  const money = (amountMinor: number): Money => ({ amountMinor: amountMinor === 0 ? 0 : amountMinor, currency });
  return { received: money(sum("receivedMinor")), refunded: money(-sum("refundedMinor")), fees: money(-sum("feesMinor")) };
}

/** Whose statements are here. */
export async function providersHere(sql: Sql, workspaceId: string): Promise<string[]> {
  const rows = await sql<{ provider: string }[]>`select distinct provider from statement where workspace_id = ${workspaceId}`;
  return rows.map(({ provider }) => provider);
}
