import type { Metadata } from "next";
import { DecideHere } from "#components/approvals/decide-here.tsx";
import { DecisionLayout } from "#components/approvals/decision-layout.tsx";
import { LinkDialog } from "#components/approvals/link-dialog.tsx";
import { QuestionView } from "#components/approvals/question-view.tsx";
import { Crumb } from "#components/frame/crumbs.tsx";
import { Page } from "#components/frame/page.tsx";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import type { Actor } from "#engine/commands/actor.ts";
import { listMembers } from "#engine/queries/list-members.ts";
import type { ApprovalDetail } from "#lib/api/approvals.ts";
import type { TeamMember } from "#lib/api/team.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { reading } from "../../../reading.ts";
import { askedApproval } from "./asked-approval.ts";

interface Props {
  params: Promise<{ approvalId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(approvalWords.decision) };
}

export default async function ApprovalPage({ params }: Props) {
  const actor = await reading();
  const say = await saying();
  const [approval, { members }] = await Promise.all([askedApproval((await params).approvalId), listMembers(actor)]);
  const linked = approval.status === "open" ? linkable(actor, approval, members) : [];
  return (
    <Page>
      <Crumb label={approval.question} />
      <DecisionLayout
        question={<QuestionView approval={approval} inside />}
        decision={<DecideHere approval={approval} />}
        aside={
          <>
            {linked.length > 0 ? <LinkDialog approvalId={approval.id} people={linked} readerId={actor.userId ?? ""} /> : null}
            <ButtonLink look="quiet" href={`/runs/${approval.runId}`}>
              {say(approvalWords.openRun)}
            </ButtonLink>
          </>
        }
      />
    </Page>
  );
}

/** For whom the reader may make a link: the owner for all who may decide, anybody else for themselves. */
function linkable(actor: Actor, { decides, people, deputy }: ApprovalDetail, members: readonly TeamMember[]) {
  const byRole = members.filter(({ role }) => (decides === "owners" ? role === "owner" : role !== "viewer"));
  const who = [...(decides === "named" ? people : byRole), ...(deputy ? [deputy] : [])].map(({ userId, name }) => ({ userId, name }));
  const mine = who.filter(({ userId }) => userId === actor.userId).slice(0, 1);
  if (actor.role !== "owner") return mine;
  const others = who.filter(({ userId }, i) => userId !== actor.userId && who.findIndex((each) => each.userId === userId) === i);
  return [...mine, ...others];
}
