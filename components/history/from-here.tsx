"use client";
/** Runs a run again from one of its steps on. */
import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { replayWords } from "#lib/language/replay.ts";
import { runTimelineWords } from "#lib/language/run-timeline.ts";

export function FromHere({ runId, node, title }: { runId: string; node: string; title: string }) {
  const say = useSay();
  const router = useRouter();
  const { run } = useDeed();
  return (
    <Confirm
      title={say(runTimelineWords.fromHereTitle, { step: title })}
      description={say(runTimelineWords.fromHereText)}
      action={say(replayWords.go)}
      trigger={
        <Button size="sm">
          <RotateCcw aria-hidden />
          {say(runTimelineWords.fromHere)}
        </Button>
      }
      onConfirm={() =>
        run(async () => {
          const next = await ask<"replayRun">("POST", `/runs/${runId}/replay`, { from: node });
          router.push(`/runs/${next.runId}`);
        }, say(replayWords.done))
      }
    />
  );
}
