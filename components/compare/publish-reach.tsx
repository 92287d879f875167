"use client";
/** In the publish sheet: how it would have acted on past orders, what waits on the version before, and the rules it runs by. */
import { type ReactNode, useEffect, useState } from "react";
import { ask } from "#components/api/ask.ts";
import type { DraftSaver } from "#components/canvas/draft-saver.ts";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { exactTime } from "#components/ui/time.ts";
import { compareWords, reachWords } from "#lib/language/comparisons.ts";
import { CompareResult } from "./compare-result.tsx";
import { useSaving } from "./compare-sheet.tsx";
import { type DescribedGate, DescribedNotice } from "./described-gate.tsx";
import { useComparison } from "./use-comparison.ts";

export interface PublishReachProps {
  saver: DraftSaver | null;
  gate: DescribedGate;
}

export function PublishReach({ saver, gate }: PublishReachProps) {
  const say = useSay();
  const store = useEditorStore();
  const flowId = useEditor((state) => state.flowId);
  const { comparison, problem, starting, start, stop } = useComparison(flowId, true, useSaving(saver));
  // two thousand events take a second: it is there before the changes are read
  const isDue = problem === "" && (comparison === null || (comparison?.state !== "running" && comparison?.current === false));
  useEffect(() => {
    if (isDue) void start();
  }, [isDue, start]);
  return (
    <>
      <DescribedNotice gate={gate} comparison={comparison} onStart={() => void start()} />
      <Part title={say(reachWords.compared)}>
        {problem ? <p className="text-muted">{problem}</p> : null}
        {starting && comparison?.state !== "running" ? <p className="text-muted">{say(compareWords.counting)}</p> : null}
        {comparison ? <CompareResult comparison={comparison} onStop={() => void stop()} /> : null}
        {comparison && (comparison.result?.differ ?? 0) > 0 ? (
          <Button size="sm" className="mt-2" onClick={() => store.getState().openSheet("compare")}>
            {say(compareWords.open)}
          </Button>
        ) : null}
      </Part>
      <Waiting flowId={flowId} />
      <Rules />
    </>
  );
}

function Waiting({ flowId }: { flowId: string }) {
  const say = useSay();
  const [n, setN] = useState(0);
  useEffect(() => {
    const asked = new AbortController();
    ask<"getFlowWaiting">("GET", `/flows/${flowId}/waiting`, undefined, asked.signal)
      .then(({ waiting }) => setN(waiting))
      .catch(() => undefined);
    return () => asked.abort();
  }, [flowId]);
  if (n === 0) return null;
  return (
    <Part title={say(reachWords.waiting)}>
      <p>{say(reachWords.waitingText, { n })}</p>
    </Part>
  );
}

function Rules() {
  const say = useSay();
  const tag = useLanguageTag();
  const { ordering, burst = "queue", from, until } = useEditor(documentOf);
  const order = { turn: reachWords.queue, strict: reachWords.strict, none: reachWords.none }[ordering];
  return (
    <Part title={say(reachWords.rules)}>
      <p>{say(burst === "queue" ? order : reachWords[burst])}</p>
      {from ? <p>{say(reachWords.from, { time: exactTime(from, tag) })}</p> : null}
      {until ? <p>{say(reachWords.until, { time: exactTime(until, tag) })}</p> : null}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}
