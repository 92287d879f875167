import type { Metadata } from "next";
import { WaitingDecisions } from "#components/approvals/waiting-decisions.tsx";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { UnknownResults } from "#components/history/unknown-results.tsx";
import { NoteRow } from "#components/home/note-row.tsx";
import { saying } from "#components/language/saying.ts";
import { DifferenceTable } from "#components/money/difference-list.tsx";
import { ProblemCards } from "#components/problems/problem-cards.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getNeedsYou } from "#engine/queries/get-needs-you.ts";
import { listApprovals } from "#engine/queries/list-approvals.ts";
import { listMoneyDifferences } from "#engine/queries/list-money-differences.ts";
import { listProblems } from "#engine/queries/list-problems.ts";
import { listTeamNotes } from "#engine/queries/list-team-notes.ts";
import { moneyWords } from "#lib/language/money.ts";
import { needsYouWords } from "#lib/language/needs-you.ts";
import { problemWords } from "#lib/language/problems.ts";
import { limits } from "#lib/limits.ts";
import { reading } from "../../reading.ts";
import { askedHome } from "../asked-frame.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(needsYouWords.title) };
}

/** As many as a person can take in; the list has the rest. */
const problemsShown = 10;

export default async function NeedsYouPage() {
  const actor = await reading();
  const say = await saying();
  const [needs, open, approvals, home, differences, notes] = await Promise.all([
    getNeedsYou(actor),
    listProblems(actor, { limit: problemsShown }),
    listApprovals(actor, { mine: "true", limit: limits.pageRows }),
    askedHome(),
    listMoneyDifferences(actor, { limit: problemsShown }),
    listTeamNotes(actor, { limit: limits.pageRows, state: "open" }),
  ]);
  const problems = open.items.filter(({ waiting }) => waiting > 0);
  const editor = mayEdit(actor.role);
  const nothing = problems.length + needs.unknown.length + approvals.items.length + differences.items.length + notes.items.length === 0;
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
      {notes.items.length > 0 ? (
        <Section title={say(needsYouWords.notes)}>
          <Card>
            <ul className="divide-y divide-line">
              {notes.items.map((note) => (
                <NoteRow key={note.id} note={note} mayEdit={editor} />
              ))}
            </ul>
          </Card>
        </Section>
      ) : null}
      {differences.items.length > 0 ? (
        <Section
          title={say(moneyWords.title)}
          aside={
            <ButtonLink look="quiet" size="sm" href="/money/differences">
              {say(moneyWords.toCheck, { n: home.waiting.differences })}
            </ButtonLink>
          }
        >
          <DifferenceTable rows={differences.items} />
        </Section>
      ) : null}
      {problems.length > 0 ? (
        <Section
          title={say(problemWords.title)}
          aside={
            <ButtonLink look="quiet" size="sm" href="/problems">
              {say(problemWords.all)}
            </ButtonLink>
          }
        >
          <ProblemCards problems={problems} more={Math.max(0, home.waiting.problems - problems.length)} mayEdit={editor} />
        </Section>
      ) : null}
    </Page>
  );
}
