import type { Metadata } from "next";
import Link from "next/link";
import { Crumb } from "#components/frame/crumbs.tsx";
import { mayEdit } from "#components/frame/reader.ts";
import { EntityText } from "#components/history/entity.tsx";
import { eventName } from "#components/history/event-name.ts";
import { RunActions } from "#components/history/run-actions.tsx";
import { RunStatusBadge } from "#components/history/run-status.tsx";
import { RunView } from "#components/history/run-view.tsx";
import { SpokenSteps } from "#components/history/spoken-steps.tsx";
import { Took } from "#components/history/took.tsx";
import { currentLocale, saying } from "#components/language/saying.ts";
import { Chip } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunDetail, RunSummary } from "#lib/api/runs.ts";
import { speakFlow } from "#lib/flow/speak.ts";
import { activityWords } from "#lib/language/activity.ts";
import { stepWaitWords } from "#lib/language/run-steps.ts";
import { reading } from "../../../reading.ts";
import { askedRun } from "./asked-run.ts";

interface Props {
  params: Promise<{ runId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await saying())(activityWords.runs) };
}

export default async function RunPage({ params }: Props) {
  const actor = await reading();
  const say = await saying();
  const run = await askedRun((await params).runId);
  return (
    <SpokenSteps flow={speakFlow(run.document, await currentLocale())}>
      <div className="flex h-full min-h-[640px] flex-col max-lg:h-auto">
        <Crumb label={run.entityLabel ?? run.flowName} />
        <header className="flex flex-wrap items-start gap-x-4 gap-y-3 border-line border-b px-4 py-4 md:px-6">
          <div className="min-w-0 flex-1 basis-72">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="font-semibold text-xl">{run.flowName}</h1>
              <RunStatusBadge status={run.status} />
              <Chip>{say(activityWords.version, { n: run.version })}</Chip>
              {run.replay > 0 ? <Chip>{say(activityWords.replayOf, { n: run.replay })}</Chip> : null}
            </div>
            <p className="mt-1 flex flex-wrap items-center gap-x-2 text-muted text-sm">
              <About run={run} />
              <ComesFrom run={run} />
              <Link href={`/events/${run.eventId}`} className="rounded-sm hover:text-ink hover:underline">
                {say(eventName(run.eventType))}
              </Link>
              <span aria-hidden>·</span>
              <RelativeTime at={run.startedAt} />
              {run.endedAt ? (
                <>
                  <span aria-hidden>·</span>
                  <span>
                    {say(activityWords.took)} <Took from={run.startedAt} to={run.endedAt} />
                  </span>
                </>
              ) : null}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <RunActions run={run} mayEdit={mayEdit(actor.role)} />
          </div>
        </header>
        <RunView key={run.id} run={run} mayEdit={mayEdit(actor.role)} />
      </div>
    </SpokenSteps>
  );
}

/** The run that this one repeats, or the one that began it. */
async function ComesFrom({ run }: { run: RunDetail }) {
  const say = await saying();
  const [started] = run.journal;
  if (started?.kind !== "started") return null;
  const { origin, parent } = started;
  const from = parent?.runId ?? (origin === run.id ? undefined : origin);
  if (!from) return null;
  const isItem = parent !== undefined && typeof started.output === "object" && started.output !== null && "item" in started.output;
  const words = parent ? (isItem ? stepWaitWords.itemOf : stepWaitWords.calledBy) : stepWaitWords.againOf;
  return (
    <>
      <Link href={`/runs/${from}`} className="rounded-sm hover:text-ink hover:underline">
        {say(words, { n: (parent?.index ?? 0) + 1 })}
      </Link>
      <span aria-hidden>·</span>
    </>
  );
}

function About({ run }: { run: RunSummary }) {
  if (!run.entity) return null;
  const text = <EntityText entity={run.entity} label={run.entityLabel} />;
  return (
    <>
      {run.entity.type === "order" ? (
        <Link href={`/orders/${encodeURIComponent(run.entity.id)}`} className="rounded-sm hover:underline">
          {text}
        </Link>
      ) : (
        <span>{text}</span>
      )}
      <span aria-hidden>·</span>
    </>
  );
}
