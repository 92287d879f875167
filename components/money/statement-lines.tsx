"use client";
/** A statement's lines in the file's order: what each is, and what of the shop's it belongs to. */
import Link from "next/link";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Badge } from "#components/ui/badge.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { StatementLineShown } from "#lib/api/money.ts";
import type { Page } from "#lib/api/page.ts";
import { lineKindWords, statementWords } from "#lib/language/money-statements.ts";
import { Amount, DifferenceName } from "./names.tsx";

export function StatementLines({ statementId, first, query }: { statementId: string; first: Page<StatementLineShown>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listStatementLines">(
      "GET",
      `/money/statements/${statementId}/lines?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`,
    ),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(statementWords.lines)}>
        <TableHead>
          <Th className="w-14 text-right">{say(statementWords.lineNumber)}</Th>
          <Th className="max-md:hidden">{say(statementWords.time)}</Th>
          <Th>{say(statementWords.kind)}</Th>
          <Th className="text-right">{say(statementWords.amount)}</Th>
          <Th className="text-right max-md:hidden">{say(statementWords.fee)}</Th>
          <Th className="max-lg:hidden">{say(statementWords.number)}</Th>
          <Th>{say(statementWords.order)}</Th>
          <Th>{say(statementWords.state)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((row) => (
            <Tr key={row.id} title={row.text}>
              <Td className="tabular text-right text-faint">{row.number}</Td>
              <Td className="whitespace-nowrap text-muted max-md:hidden">
                <ExactTime at={row.at} />
              </Td>
              <Td className="whitespace-nowrap">{say(lineKindWords[row.kind])}</Td>
              <Td className="whitespace-nowrap text-right">
                <Amount minor={row.amountMinor} currency={row.currency} />
              </Td>
              <Td className="whitespace-nowrap text-right max-md:hidden">
                <Amount minor={row.feeMinor} currency={row.currency} />
              </Td>
              <Td className="max-w-56 truncate font-mono text-muted text-xs max-lg:hidden">{row.merchantNo || row.transactionId}</Td>
              <Td className="whitespace-nowrap">
                {row.order ? (
                  <Link href={`/orders/${encodeURIComponent(row.order.id)}`} className="rounded-sm text-accent hover:underline">
                    {row.order.number}
                  </Link>
                ) : (
                  <span className="text-faint">–</span>
                )}
              </Td>
              <Td className="whitespace-nowrap">
                <LineState row={row} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}

function LineState({ row }: { row: StatementLineShown }) {
  const say = useSay();
  if (row.difference)
    return (
      <Link href={`/money/differences/${row.difference.id}`} className="rounded-md hover:underline">
        <DifferenceName kind={row.difference.kind} />
      </Link>
    );
  if (row.matchedBy)
    return (
      <Badge tone="good" plain>
        {say(row.matchedBy === "hand" ? statementWords.byHand : statementWords.isMatched)}
      </Badge>
    );
  const quiet = row.repeats ? statementWords.isRepeat : row.sibling ? statementWords.isSibling : statementWords.isNone;
  return <span className="text-faint">{say(quiet)}</span>;
}
