import type { Metadata } from "next";
import { DecideByLink } from "#components/approvals/decide-here.tsx";
import { DecisionLayout } from "#components/approvals/decision-layout.tsx";
import { QuestionView } from "#components/approvals/question-view.tsx";
import { currentLocale, saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Refusal } from "#engine/commands/actor.ts";
import { getApprovalByLink } from "#engine/commands/approval-link.ts";
import { approvalWords } from "#lib/language/approvals.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(approvalWords.decision), referrer: "no-referrer" };
}

/** Reads, and changes nothing: mail scanners and previews open links too. */
export default async function ApprovePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const say = await saying();
  const opened = await getApprovalByLink({ token }).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  if (opened instanceof Refusal)
    return (
      <EmptyState
        alone
        title={say(approvalWords.linkGoneTitle)}
        action={<ButtonLink href="/approvals">{say(approvalWords.signIn)}</ButtonLink>}
      >
        {opened.sentence(await currentLocale())}
      </EmptyState>
    );
  const { approval, person, deed } = opened;
  return (
    <>
      <p className="pb-4 text-muted text-sm">
        {say(approvalWords.forPerson, { name: person.name })}
        {approval.status === "open" ? <span> · {say(approvalWords.nothingYet)}</span> : null}
      </p>
      <DecisionLayout
        question={<QuestionView approval={approval} inside={false} />}
        decision={<DecideByLink approval={approval} token={token} deed={deed} />}
      />
    </>
  );
}
