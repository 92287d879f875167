"use client";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { StatementSummary } from "#lib/api/money.ts";
import type { Page } from "#lib/api/page.ts";
import { moneyWords } from "#lib/language/money.ts";
import { bookWords, statementWords } from "#lib/language/money-statements.ts";
import { Days, Provider } from "./names.tsx";

export function StatementList({ first, query }: { first: Page<StatementSummary>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) =>
    ask<"listStatements">("GET", `/money/statements?${query}${query ? "&" : ""}cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <RowsFrame state={state}>
      <Table label={say(moneyWords.statements)}>
        <TableHead>
          <Th>{say(statementWords.file)}</Th>
          <Th>{say(moneyWords.provider)}</Th>
          <Th>{say(statementWords.period)}</Th>
          <Th className="text-right">{say(statementWords.lines)}</Th>
          <Th className="max-md:hidden" />
          <Th className="max-lg:hidden">{say(statementWords.by)}</Th>
          <Th className="max-md:hidden">{say(statementWords.when)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((row) => (
            <Tr key={row.id}>
              <Td className="max-w-72 truncate">
                <RowLink href={`/money/statements/${row.id}`}>{row.name}</RowLink>
              </Td>
              <Td className="whitespace-nowrap text-muted">
                <Provider provider={row.provider} /> <span className="text-faint text-xs">{say(bookWords[row.book])}</span>
              </Td>
              <Td className="whitespace-nowrap">
                <Days from={row.from} to={row.to} none={say(statementWords.noDays)} />
              </Td>
              <Td className="tabular text-right">{row.lines}</Td>
              <Td className="max-md:hidden">
                {row.unread > 0 || row.cut || row.disagrees ? (
                  <Badge tone="warn" plain>
                    {row.unread > 0 ? say(statementWords.unread, { n: row.unread }) : say(statementWords.look)}
                  </Badge>
                ) : null}
              </Td>
              <Td className="truncate text-muted max-lg:hidden">{row.importedBy}</Td>
              <Td className="whitespace-nowrap text-muted max-md:hidden">
                <RelativeTime at={row.importedAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}
