"use client";
/** The questions that wait for the reader, in the list of what needs them: what was reminded of comes first. */
import { UserCheck } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ApprovalSummary } from "#lib/api/approvals.ts";
import { approvalWords } from "#lib/language/approvals.ts";

export function WaitingDecisions({ approvals }: { approvals: readonly ApprovalSummary[] }) {
  const say = useSay();
  const ordered = approvals.toSorted((a, b) => Number(b.remindedAt !== null) - Number(a.remindedAt !== null));
  return ordered.map((approval) => (
    <li key={approval.id} className="flex items-start gap-3 px-4 py-2.5">
      <UserCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{approval.question}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-muted text-sm">
          {approval.remindedAt ? (
            <Badge tone="warn" plain>
              {say(approvalWords.reminded)}
            </Badge>
          ) : null}
          {approval.amount ? <Money amount={approval.amount} /> : null}
          {approval.order ? <span>{say(approvalWords.orderN, { number: approval.order.number })}</span> : null}
          {approval.needed > 1 ? <span>{say(approvalWords.approvedOf, { n: approval.votes.length, needed: approval.needed })}</span> : null}
          <RelativeTime at={approval.askedAt} />
        </p>
      </div>
      <ButtonLink size="sm" href={`/approvals/${approval.id}`} aria-label={`${say(approvalWords.decide)}: ${approval.question}`}>
        {say(approvalWords.decide)}
      </ButtonLink>
    </li>
  ));
}
