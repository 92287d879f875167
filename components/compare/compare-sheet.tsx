"use client";
/** Compare on past orders: over how many, what it found, and each difference opened. */
import { useEffect, useState } from "react";
import type { DraftSaver } from "#components/canvas/draft-saver.ts";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { compareWords } from "#lib/language/comparisons.ts";
import { flowMenuWords } from "#lib/language/flow-menu.ts";
import { limits } from "#lib/limits.ts";
import { CompareResult } from "./compare-result.tsx";
import { Differences } from "./differences.tsx";
import { useComparison } from "./use-comparison.ts";

const sizes = [500, limits.comparedEvents, 10_000, limits.comparedEventsMax];

export function CompareSheet({ saver }: { saver: DraftSaver | null }) {
  const say = useSay();
  const store = useEditorStore();
  const open = useEditor((state) => state.sheet === "compare");
  const flowId = useEditor((state) => state.flowId);
  const live = useEditor((state) => state.live);
  const mayEdit = useEditor((state) => state.mayEdit);
  const [events, setEvents] = useState(limits.comparedEvents as number);
  const { comparison, problem, starting, start, stop } = useComparison(flowId, open, useSaving(saver));
  const running = comparison?.state === "running";
  // one of this draft begins by itself: it is why the sheet was opened
  const isOld = comparison !== undefined && (comparison === null || (comparison.state !== "running" && !comparison.current));
  const isDue = open && mayEdit && isOld && problem === "";
  useEffect(() => {
    if (isDue) void start();
  }, [isDue, start]);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) store.getState().openSheet(null);
      }}
      width="xl"
      title={say(flowMenuWords.compare)}
      description={say(live ? compareWords.text : compareWords.textFirst)}
    >
      <div className="flex flex-col gap-4">
        {mayEdit ? (
          <div className="flex items-center gap-2">
            <Select
              size="sm"
              label={say(compareWords.over)}
              className="w-44!"
              items={sizes.map((n) => ({ value: String(n), label: say(compareWords.events, { n }) }))}
              value={String(events)}
              onValueChange={(n) => setEvents(Number(n))}
            />
            <Button size="sm" look="primary" busy={starting} disabled={running} onClick={() => void start(events)}>
              {say(comparison ? compareWords.again : compareWords.start)}
            </Button>
          </div>
        ) : null}
        {problem ? <Notice tone="bad">{problem}</Notice> : null}
        {comparison ? (
          <>
            <CompareResult comparison={comparison} onStop={() => void stop()} />
            <Differences key={`${comparison.id} ${comparison.state}`} comparison={comparison} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

/** What is compared is what the server has. */
export function useSaving(saver: DraftSaver | null): () => Promise<boolean> {
  const [save] = useState(() => ({ by: saver }));
  save.by = saver;
  const [saving] = useState(() => async () => (save.by ? await save.by.flush() : true));
  return saving;
}
