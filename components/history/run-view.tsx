"use client";
/** One run: drawn on its flow as it was, with its steps beside it. */
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useSay } from "#components/language/say.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Tab, TabPanel, Tabs, TabsList } from "#components/ui/tabs.tsx";
import { whenIdle } from "#components/ui/when-idle.ts";
import type { RunDetail } from "#lib/api/runs.ts";
import { activityWords } from "#lib/language/activity.ts";
import { stepWaitWords } from "#lib/language/run-steps.ts";
import { runTimelineWords } from "#lib/language/run-timeline.ts";
import { FailureSentence } from "./failure.tsx";
import { RunWait } from "./run-wait.tsx";
import { StepList } from "./step-list.tsx";

/** Behind its tab. */
const loadTimeline = () => import("./run-timeline.tsx").then((module) => module.RunTimeline);
const RunTimeline = dynamic(loadTimeline, { ssr: false });

/** Where it lies has its size; the steps beside it are read first. */
const RunDrawing = dynamic(() => import("./run-drawing.tsx").then((module) => module.RunDrawing), { ssr: false });

export function RunView({ run, mayEdit }: { run: RunDetail; mayEdit: boolean }) {
  const say = useSay();
  const failed = run.steps.findLast((step) => step.status === "failed");
  const open = failed ?? run.steps.find((step) => step.status === "unknown") ?? run.steps.find((step) => step.status === "waiting");
  const [selected, setSelected] = useState<string | null>(open?.key ?? null);
  useEffect(() => whenIdle(loadTimeline), []);
  const node = run.steps.find((step) => step.key === selected)?.node ?? null;
  const selectNode = (nodeId: string | null) => {
    const step = run.steps.findLast((each) => each.node === nodeId);
    setSelected(step?.key ?? null);
    if (step) document.getElementById(`step-${step.key}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <section
        aria-label={say(activityWords.drawing)}
        className="relative min-h-[320px] min-w-0 flex-1 border-line bg-sunken max-lg:h-[42vh] max-lg:border-b"
      >
        {run.document ? (
          <div className="absolute inset-0">
            <RunDrawing document={run.document} steps={run.steps} groups={run.groups} selected={node} onSelect={selectNode} />
          </div>
        ) : (
          <EmptyState title={say(activityWords.drawing)}>{say(activityWords.noDocument)}</EmptyState>
        )}
      </section>
      <section
        aria-label={say(activityWords.steps)}
        className="min-h-0 shrink-0 overflow-y-auto border-line bg-raised lg:w-[420px] lg:border-l"
      >
        {run.failure && !failed ? (
          <Notice tone="bad" title={say(activityWords.failedAll)} className="m-4 mb-2">
            <FailureSentence failure={run.failure} />
          </Notice>
        ) : null}
        {run.handled ? (
          <Notice
            tone="info"
            className="m-4 mb-2"
            action={
              run.handled.nextRunId ? (
                <ButtonLink size="sm" href={`/runs/${run.handled.nextRunId}`}>
                  {say(stepWaitWords.next)}
                </ButtonLink>
              ) : null
            }
          >
            {say(run.handled.how === "again" ? stepWaitWords.handledAgain : stepWaitWords.handledAside, { by: run.handled.by })} ·{" "}
            <RelativeTime at={run.handled.at} />
          </Notice>
        ) : null}
        <RunWait run={run} />
        <Tabs defaultValue="steps">
          <TabsList className="sticky top-0 z-10 bg-raised px-4">
            <Tab value="steps">{say(runTimelineWords.steps)}</Tab>
            <Tab value="timeline">{say(runTimelineWords.timeline)}</Tab>
          </TabsList>
          <TabPanel value="steps" className="pt-1">
            <StepList
              steps={run.steps}
              effects={run.effects}
              groups={run.groups}
              runId={run.id}
              mayEdit={mayEdit}
              hasEnded={run.endedAt !== null}
              undone={run.undone}
              document={run.document}
              selected={selected}
              onSelect={setSelected}
            />
          </TabPanel>
          <TabPanel value="timeline">
            <RunTimeline run={run} />
          </TabPanel>
        </Tabs>
      </section>
    </div>
  );
}
