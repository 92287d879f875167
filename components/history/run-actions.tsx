"use client";
import { CircleStop, Undo2 } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { UndoDialog } from "#components/jobs/undo-dialog.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import type { RunDetail } from "#lib/api/runs.ts";
import { activityWords } from "#lib/language/activity.ts";
import { undoWords } from "#lib/language/undo.ts";
import { ReplayDialog } from "./replay-dialog.tsx";

export function RunActions({ run, mayEdit }: { run: RunDetail; mayEdit: boolean }) {
  const say = useSay();
  const deed = useDeed();
  const [undoing, setUndoing] = useState(false);
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
              {say(undoWords.run)}
            </Button>
          ) : null}
          <ReplayDialog key={run.id} run={run} />
          {undoing ? <UndoDialog flowId={run.flowId} version={run.version} runId={run.id} onClose={() => setUndoing(false)} /> : null}
        </>
      )}
    </>
  );
}
