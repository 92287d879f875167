"use client";
import { CircleStop, RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import type { RunSummary } from "#lib/api/runs.ts";
import { activityWords } from "#lib/language/activity.ts";

export function RunActions({ run, mayEdit }: { run: RunSummary; mayEdit: boolean }) {
  const say = useSay();
  const router = useRouter();
  const deed = useDeed();
  const again = () =>
    deed.run(async () => {
      const { runId } = await ask<"replayRun">("POST", `/runs/${run.id}/replay`);
      router.push(`/runs/${runId}`);
    }, say(activityWords.runAgainDone));
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
        <Confirm
          title={say(activityWords.runAgainTitle)}
          description={say(activityWords.runAgainText, { version: run.version })}
          action={say(activityWords.runAgain)}
          trigger={
            <Button>
              <RotateCcw aria-hidden />
              {say(activityWords.runAgain)}
            </Button>
          }
          onConfirm={again}
        />
      )}
    </>
  );
}
