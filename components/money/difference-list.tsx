"use client";
/** What does not fit: a line for each, the shop beside the statement. */
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { MoneyDifference } from "#lib/api/money.ts";
import type { Page } from "#lib/api/page.ts";
import { differenceListWords, differenceNames } from "#lib/language/difference-names.ts";
import { moneyWords } from "#lib/language/money.ts";
import { Amount, Day, DifferenceName, DifferenceState, Provider } from "./names.tsx";

export function DifferenceList({ first, query }: { first: Page<MoneyDifference>; query: string }) {
  const state = useRows(first, (cursor) =>
    ask<"listMoneyDifferences">("GET", `/money/differences?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <DifferenceTable rows={state.rows} />
    </RowsFrame>
  );
}

export function DifferenceTable({ rows }: { rows: readonly MoneyDifference[] }) {
  const say = useSay();
  const settled = rows.some(({ state }) => state !== "open");
  return (
    <Table label={say(moneyWords.differences)}>
      <TableHead>
        <Th>{say(differenceListWords.kind)}</Th>
        <Th>{say(differenceListWords.about)}</Th>
        <Th className="max-md:hidden">{say(moneyWords.provider)}</Th>
        <Th className="max-sm:hidden">{say(moneyWords.day)}</Th>
        <Th className="text-right">{say(differenceListWords.inShop)}</Th>
        <Th className="text-right">{say(differenceListWords.onStatement)}</Th>
        {settled ? <Th className="max-md:hidden">{say(differenceListWords.state)}</Th> : null}
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="whitespace-nowrap">
              <RowLink href={`/money/differences/${row.id}`} aria-label={`${say(differenceNames[row.kind])} ${aboutText(row)}`}>
                <DifferenceName kind={row.kind} plain />
              </RowLink>
            </Td>
            <Td className="max-w-64 truncate">
              {aboutText(row) || <span className="text-faint">{say(differenceListWords.noOrder)}</span>}
            </Td>
            <Td className="whitespace-nowrap text-muted max-md:hidden">
              <Provider provider={row.provider} />
            </Td>
            <Td className="whitespace-nowrap text-muted max-sm:hidden">
              <Day day={row.day} />
            </Td>
            <Td className="whitespace-nowrap text-right">
              <Amount
                minor={row.shopMinor}
                currency={typeof row.facts["shopCurrency"] === "string" ? row.facts["shopCurrency"] : row.currency}
              />
            </Td>
            <Td className="whitespace-nowrap text-right">
              <Amount minor={row.statementMinor} currency={row.currency} />
            </Td>
            {settled ? (
              <Td className="max-md:hidden">
                <DifferenceState state={row.state} />
              </Td>
            ) : null}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Its order, else the number that the shop gave the payment. */
const aboutText = ({ order, merchantNo }: MoneyDifference): string => order?.number || merchantNo;
