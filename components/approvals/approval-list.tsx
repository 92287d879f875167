"use client";
import { ask } from "#components/api/ask.ts";
import { useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { Money } from "#components/ui/money.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { ApprovalSummary } from "#lib/api/approvals.ts";
import type { Page } from "#lib/api/page.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { ApprovalStatus } from "./approval-status.tsx";

export function ApprovalList({ first, query }: { first: Page<ApprovalSummary>; query: string }) {
  const say = useSay();
  const state = useRows(first, (cursor) => ask<"listApprovals">("GET", `/approvals?${query}&cursor=${encodeURIComponent(cursor)}`));
  return (
    <RowsFrame state={state}>
      <Table label={say(approvalWords.title)} className="table-fixed">
        <TableHead>
          <Th>{say(approvalWords.question)}</Th>
          <Th className="w-28 text-right">{say(approvalWords.atStake)}</Th>
          <Th className="w-28 max-md:hidden">{say(approvalWords.order)}</Th>
          <Th className="w-36 max-sm:hidden">{say(approvalWords.state)}</Th>
          <Th className="w-32 max-md:hidden">{say(approvalWords.asked)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((approval) => (
            <Tr key={approval.id}>
              <Td className="truncate">
                <RowLink href={`/approvals/${approval.id}`}>{approval.question}</RowLink>
              </Td>
              <Td className="truncate text-right">{approval.amount ? <Money amount={approval.amount} /> : null}</Td>
              <Td className="truncate text-muted max-md:hidden">{approval.order?.number}</Td>
              <Td className="max-sm:hidden">
                <ApprovalStatus approval={approval} plain />
              </Td>
              <Td className="truncate text-muted max-md:hidden">
                <RelativeTime at={approval.askedAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}
