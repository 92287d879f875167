"use client";
import { CircleStop } from "lucide-react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import type { RunDetail } from "#lib/api/runs.ts";
import { activityWords } from "#lib/language/activity.ts";
import { ReplayDialog } from "./replay-dialog.tsx";

export function RunActions({ run, mayEdit }: { run: RunDetail; mayEdit: boolean }) {
  const say = useSay();
  const deed = useDeed();
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
        <ReplayDialog key={run.id} run={run} />
      )}
    </>
  );
}
