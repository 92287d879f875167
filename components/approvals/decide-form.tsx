"use client";
/** Approve or reject, with a reason. Within reach of a thumb on a phone; the button says how much is at stake. */
import { Check, X } from "lucide-react";
import { useState } from "react";
import { useDeed } from "#components/api/use-deed.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ApprovalSummary } from "#lib/api/approvals.ts";
import type { Decision } from "#lib/approval/rules.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { refusalWords } from "#lib/language/refusals.ts";
import { limits } from "#lib/limits.ts";

export interface DecideFormProps {
  approval: ApprovalSummary;
  decide: (decision: Decision, reason: string) => Promise<ApprovalSummary>;
}

export function DecideForm({ approval, decide }: DecideFormProps) {
  const say = useSay();
  const tag = useLanguageTag();
  const { busy, run } = useDeed();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [pressed, setPressed] = useState<Decision | null>(null);
  const { mine, amount, status, needed, votes } = approval;
  if (status !== "open") return <Outcome approval={approval} />;
  if (mine.standing !== "may") return <Notice tone="info">{say(refusalWords.mayNotDecide[mine.standing])}</Notice>;
  const voted = mine.voted !== null;
  const press = async (decision: Decision) => {
    if (decision === "rejected" && reason.trim() === "") {
      setMissing(true);
      document.getElementById("reason")?.focus();
      return;
    }
    setPressed(decision);
    await run(async () => {
      const after = await decide(decision, reason.trim());
      const said =
        after.status === "open"
          ? approvalWords.doneVote
          : decision === "approved"
            ? approvalWords.doneApproved
            : approvalWords.doneRejected;
      toast.success(say(said));
    });
  };
  return (
    <div className="flex flex-col gap-3">
      {voted ? <Notice tone="good">{say(approvalWords.youApproved, { n: needed - votes.length })}</Notice> : null}
      <Field
        label={say(approvalWords.reason)}
        hint={say(approvalWords.reasonHint)}
        error={missing && reason.trim() === "" ? say(approvalWords.reasonMissing) : undefined}
      >
        <Textarea
          id="reason"
          rows={2}
          maxLength={limits.noteCharsMax}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className="max-sm:text-[16px]"
        />
      </Field>
      <div className="flex gap-2.5 border-line bg-raised max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:border-t max-lg:px-4 max-lg:pt-3 max-lg:pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <Button
          size="lg"
          busy={busy && pressed === "rejected"}
          disabled={busy}
          onClick={() => press("rejected")}
          className="h-12! flex-1 lg:h-10!"
        >
          <X aria-hidden />
          {say(voted ? approvalWords.changeToReject : approvalWords.reject)}
        </Button>
        {voted ? null : (
          <Button
            look="primary"
            size="lg"
            busy={busy && pressed === "approved"}
            disabled={busy}
            onClick={() => press("approved")}
            className="h-12! flex-[2] lg:h-10!"
          >
            <Check aria-hidden />
            {amount ? say(approvalWords.approveSum, { sum: moneyText(amount, tag) }) : say(approvalWords.approve)}
          </Button>
        )}
      </div>
    </div>
  );
}

function Outcome({ approval: { status } }: { approval: ApprovalSummary }) {
  const say = useSay();
  if (status === "approved") return <Notice tone="good" title={say(approvalWords.nowApproved)} />;
  if (status === "rejected") return <Notice tone="warn" title={say(approvalWords.nowRejected)} />;
  if (status === "expired")
    return (
      <Notice tone="info" title={say(approvalWords.nowExpired)}>
        {say(approvalWords.nowExpiredText)}
      </Notice>
    );
  return (
    <Notice tone="info" title={say(approvalWords.nowClosed)}>
      {say(approvalWords.nowClosedText)}
    </Notice>
  );
}
