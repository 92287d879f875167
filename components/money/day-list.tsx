"use client";
/** Days of money: what came and went by provider and currency, and whether it fits the shop. */
import Link from "next/link";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { MoneyDay } from "#lib/api/money.ts";
import type { Page } from "#lib/api/page.ts";
import { moneyWords } from "#lib/language/money.ts";
import { Amount, Day, Provider } from "./names.tsx";

export function DayList({ first, query }: { first: Page<MoneyDay>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listMoneyDays">("GET", `/money/days?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(moneyWords.days)}>
        <TableHead>
          <Th>{say(moneyWords.day)}</Th>
          <Th>{say(moneyWords.provider)}</Th>
          <Th className="text-right">{say(moneyWords.received)}</Th>
          <Th className="text-right">{say(moneyWords.refunded)}</Th>
          <Th className="text-right max-md:hidden">{say(moneyWords.fees)}</Th>
          <Th className="text-right max-lg:hidden">{say(moneyWords.paidOut)}</Th>
          <Th className="text-right max-lg:hidden" title={say(moneyWords.keptHint)}>
            {say(moneyWords.kept)}
          </Th>
          <Th className="w-44">{say(moneyWords.matched)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((row, at) => (
            <Tr key={row.id}>
              <Td className="whitespace-nowrap font-medium">
                {/* a day of several providers is shown once */}
                <span className={state.rows[at - 1]?.day === row.day ? "sr-only" : undefined}>
                  <Day day={row.day} />
                </span>
              </Td>
              <Td className="whitespace-nowrap text-muted">
                <Provider provider={row.provider} /> <span className="text-faint text-xs">{row.currency}</span>
              </Td>
              <Td className="whitespace-nowrap text-right" title={say(moneyWords.payments, { n: row.payments })}>
                <Amount minor={row.receivedMinor} currency={row.currency} />
              </Td>
              <Td className="whitespace-nowrap text-right" title={say(moneyWords.refunds, { n: row.refunds })}>
                <Amount minor={row.refundedMinor} currency={row.currency} />
              </Td>
              <Td className="whitespace-nowrap text-right max-md:hidden">
                <Amount minor={row.feesMinor} currency={row.currency} />
              </Td>
              <Td className="whitespace-nowrap text-right max-lg:hidden">
                <Amount minor={row.paidOutMinor} currency={row.currency} />
              </Td>
              <Td className="whitespace-nowrap text-right max-lg:hidden">
                <Amount minor={row.keptMinor} currency={row.currency} strong />
              </Td>
              <Td>
                <MatchedOf row={row} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}

function MatchedOf({ row }: { row: MoneyDay }) {
  const say = useSay();
  if (row.open > 0) {
    const query = new URLSearchParams({ day: row.day, provider: row.provider });
    return (
      <Link
        href={`/money/differences?${query}`}
        className="rounded-md hover:underline"
        aria-label={`${say(moneyWords.toCheck, { n: row.open })} ${row.day}`}
      >
        <Badge tone="warn">{say(moneyWords.toCheck, { n: row.open })}</Badge>
      </Link>
    );
  }
  if (row.lines === 0) return <span className="text-faint">–</span>;
  if (row.matched === row.lines)
    return (
      <Badge tone="good" plain>
        {say(moneyWords.allMatched)}
      </Badge>
    );
  return <span className="tabular text-muted">{say(moneyWords.matchedOf, { n: row.matched, all: row.lines })}</span>;
}
