"use client";
import { Ban, CircleCheck, CircleX, ClockAlert, type LucideIcon, UserCheck } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { ApprovalSummary } from "#lib/api/approvals.ts";
import { approvalWords } from "#lib/language/approvals.ts";

const looks: Record<ApprovalSummary["status"], { tone: Tone; icon: LucideIcon }> = {
  open: { tone: "warn", icon: UserCheck },
  approved: { tone: "good", icon: CircleCheck },
  rejected: { tone: "bad", icon: CircleX },
  expired: { tone: "quiet", icon: ClockAlert },
  closed: { tone: "quiet", icon: Ban },
};

export function ApprovalStatus({ approval, plain = false }: { approval: ApprovalSummary; plain?: boolean }) {
  const say = useSay();
  const { status, needed, votes, remindedAt } = approval;
  const partly = status === "open" && needed > 1 && votes.length > 0;
  return (
    <Badge {...looks[status]} plain={plain}>
      {partly
        ? say(approvalWords.approvedOf, { n: votes.length, needed })
        : say(status === "open" && remindedAt ? approvalWords.reminded : approvalWords[status])}
    </Badge>
  );
}
