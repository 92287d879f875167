"use client";
/** The two ways to a decision: signed in, and by a link. */
import { ask } from "#components/api/ask.ts";
import type { ApprovalSummary } from "#lib/api/approvals.ts";
import { DecideForm } from "./decide-form.tsx";

export function DecideHere({ approval }: { approval: ApprovalSummary }) {
  return (
    <DecideForm
      approval={approval}
      decide={(decision, reason) => ask<"decideApproval">("POST", `/approvals/${approval.id}/decide`, { decision, reason })}
    />
  );
}

export function DecideByLink({ approval, token, deed }: { approval: ApprovalSummary; token: string; deed: string }) {
  return (
    <DecideForm
      approval={approval}
      decide={(decision, reason) => ask<"decideByLink">("POST", `/approval-links/${token}/decide`, { decision, reason, deed })}
    />
  );
}
