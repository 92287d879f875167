"use client";
import { CircleStop, RotateCcw, Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { Late } from "#components/ui/late.tsx";
import type { RunDetail } from "#lib/api/runs.ts";
import { activityWords } from "#lib/language/activity.ts";
import { againWords, undoOpenWords } from "#lib/language/run-again.ts";

const loadUndo = () => import("#components/jobs/undo-dialog.tsx").then((module) => module.UndoDialog);
const UndoDialog = dynamic(loadUndo, { ssr: false });
const loadReplay = () => import("./replay-dialog.tsx").then((module) => module.ReplayDialog);
const ReplayDialog = dynamic(loadReplay, { ssr: false });

export function RunActions({ run, mayEdit }: { run: RunDetail; mayEdit: boolean }) {
  const say = useSay();
  const deed = useDeed();
  const [undoing, setUndoing] = useState(false);
  const [again, setAgain] = useState(false);
  return (
    <>
      <ButtonLink href={`/flows/${run.flowId}`}>{say(activityWords.fixFlow)}</ButtonLink>
      {!mayEdit ? null : run.endedAt === null ? (
        <Confirm
          title={say(activityWords.cancelTitle)}
          description={say(activityWords.cancelText)}
          action={say(activityWords.cancelRun)}
          danger
          trigger={
            <Button>
              <CircleStop aria-hidden />
              {say(activityWords.cancelRun)}
            </Button>
          }
          onConfirm={() => deed.run(() => ask<"cancelRun">("POST", `/runs/${run.id}/cancel`), say(activityWords.cancelled))}
        />
      ) : (
        <>
          {run.effects.some(({ state }) => state === "done") ? (
            <Button onClick={() => setUndoing(true)}>
              <Undo2 aria-hidden />
              {say(undoOpenWords.run)}
            </Button>
          ) : null}
          <Button onClick={() => setAgain(true)} look={run.status === "failed" && run.handled === null ? "primary" : "plain"}>
            <RotateCcw aria-hidden />
            {say(againWords.runAgain)}
          </Button>
          <Late open={again} close={() => setAgain(false)} load={loadReplay}>
            <ReplayDialog key={run.id} run={run} open={again} onOpenChange={setAgain} />
          </Late>
          <Late open={undoing} close={() => setUndoing(false)} load={loadUndo}>
            {undoing ? <UndoDialog flowId={run.flowId} version={run.version} runId={run.id} onClose={() => setUndoing(false)} /> : null}
          </Late>
        </>
      )}
    </>
  );
}
