import type { Metadata } from "next";
import { Card, Page, Section } from "#components/frame/page.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { DayStrip } from "#components/home/day-strip.tsx";
import { Figures } from "#components/home/figures.tsx";
import { ConnectShop, DemoOffer, FirstSteps } from "#components/home/first-steps.tsx";
import { NeedsYou } from "#components/home/needs-you.tsx";
import { saying } from "#components/language/saying.ts";
import { QueueLine } from "#components/operations/queue-line.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { failingAlerts } from "#engine/queries/get-alerts.ts";
import { listApprovals } from "#engine/queries/list-approvals.ts";
import { listProblems } from "#engine/queries/list-problems.ts";
import { listTasks } from "#engine/queries/list-tasks.ts";
import { listTeamNotes } from "#engine/queries/list-team-notes.ts";
import { getQueue } from "#engine/queries/queue-progress.ts";
import { approvalWords } from "#lib/language/approvals.ts";
import { homeWords } from "#lib/language/home.ts";
import { taskWords } from "#lib/language/tasks.ts";
import { reading } from "../../reading.ts";
import { askedDecisionCount, askedHome, askedMe, askedTaskCount } from "../asked-frame.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(homeWords.title) };
}

/** As many notes as fit without scrolling; the rest is counted. */
const notesShown = 5;
const decisionsShown = 5;
const tasksShown = 5;
const problemsShown = 3;

export default async function HomePage() {
  const actor = await reading();
  const say = await saying();
  const [home, notes, tasks, myTasks, decisions, myDecisions, problems, deaf, queue, me] = await Promise.all([
    askedHome(),
    listTeamNotes(actor, { limit: notesShown, state: "open" }),
    listTasks(actor, { limit: tasksShown, for: "me" }),
    askedTaskCount(),
    listApprovals(actor, { limit: decisionsShown, mine: "true" }),
    askedDecisionCount(),
    listProblems(actor, { limit: problemsShown }),
    failingAlerts(actor),
    getQueue(actor),
    askedMe(),
  ]);
  const { has } = home;
  const started = has.liveFlows && has.sources;
  const nothingYet = !has.events && !has.flows;
  const editor = mayEdit(actor.role);
  return (
    <Page className="flex flex-col gap-6">
      <PageHeader
        title={me.workspace.name || say(homeWords.title)}
        description={
          has.events
            ? say(homeWords.summary, { events: home.last24h.events, finished: home.last24h.finished, failed: home.last24h.failed })
            : undefined
        }
        className="pb-0!"
      />
      <QueueLine queue={queue} />
      {editor && !started ? has.events && has.liveFlows ? <ConnectShop /> : <FirstSteps has={has} /> : null}
      {actor.role === "owner" && home.demoShopAt === null && !has.orders ? <DemoOffer /> : null}
      {nothingYet ? null : (
        <>
          <Section
            title={say(homeWords.needsYou)}
            aside={
              <span className="flex">
                <ButtonLink look="quiet" size="sm" href="/tasks">
                  {say(taskWords.all)}
                </ButtonLink>
                <ButtonLink look="quiet" size="sm" href="/approvals">
                  {say(approvalWords.allDecisions)}
                </ButtonLink>
              </span>
            }
          >
            <NeedsYou
              waiting={home.waiting}
              notes={notes.items}
              tasks={{ items: tasks.items, count: myTasks }}
              approvals={{ items: decisions.items, count: myDecisions }}
              problems={problems.items.filter(({ waiting }) => waiting > 0)}
              deafAlerts={deaf.map(({ channel }) => channel)}
              mayEdit={editor}
              you={actor.userId}
            />
          </Section>
          <Section title={say(homeWords.whatRan)}>
            <Card className="p-4">
              {home.last24h.finished + home.last24h.failed === 0 ? (
                <p className="py-8 text-center text-muted">{say(homeWords.nothingRan)}</p>
              ) : (
                <DayStrip hours={home.hours} />
              )}
            </Card>
          </Section>
          <Figures home={home} />
        </>
      )}
    </Page>
  );
}
