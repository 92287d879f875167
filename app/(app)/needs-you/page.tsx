import type { Metadata } from "next";
import { WaitingDecisions } from "#components/approvals/waiting-decisions.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { FailureGroups } from "#components/history/failure-groups.tsx";
import { UnknownResults } from "#components/history/unknown-results.tsx";
import { saying } from "#components/language/saying.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getNeedsYou } from "#engine/queries/get-needs-you.ts";
import { listApprovals } from "#engine/queries/list-approvals.ts";
import { needsYouWords } from "#lib/language/needs-you.ts";
import { limits } from "#lib/limits.ts";
import { reading } from "../../reading.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(needsYouWords.title) };
}

export default async function NeedsYouPage() {
  const actor = await reading();
  const say = await saying();
  const [needs, approvals] = await Promise.all([getNeedsYou(actor), listApprovals(actor, { mine: "true", limit: limits.pageRows })]);
  const editor = mayEdit(actor.role);
  const nothing = needs.failures.length + needs.unknown.length + approvals.items.length === 0;
  return (
    <Page className="flex flex-col gap-6">
      <PageHeader title={say(needsYouWords.title)} description={say(needsYouWords.text)} className="pb-0!" />
      {nothing ? <EmptyState title={say(needsYouWords.nothing)}>{say(needsYouWords.nothingText)}</EmptyState> : null}
      {approvals.items.length > 0 ? (
        <Section title={say(needsYouWords.decisions)}>
          <Card>
            <ul className="divide-y divide-line">
              <WaitingDecisions approvals={approvals.items} />
            </ul>
          </Card>
        </Section>
      ) : null}
      {needs.unknown.length > 0 ? (
        <Section title={say(needsYouWords.unknown)}>
          <UnknownResults effects={needs.unknown} count={needs.inDoubt} mayEdit={editor} />
        </Section>
      ) : null}
      {needs.failures.length > 0 ? (
        <Section title={say(needsYouWords.failed)}>
          <FailureGroups needs={needs} mayEdit={editor} />
        </Section>
      ) : null}
    </Page>
  );
}
