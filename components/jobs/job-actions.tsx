"use client";
import { CircleStop, Pause, Play } from "lucide-react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import type { JobSummary } from "#lib/api/jobs.ts";
import { jobWords } from "#lib/language/jobs.ts";

export function JobActions({ job }: { job: JobSummary }) {
  const say = useSay();
  const { busy, run } = useDeed();
  if (job.state === "finished" || job.state === "cancelled") return null;
  const isPaused = job.state === "paused";
  return (
    <>
      <Confirm
        title={say(jobWords.cancelConfirmTitle)}
        description={say(jobWords.cancelConfirmText)}
        action={say(jobWords.cancel)}
        danger
        trigger={
          <Button>
            <CircleStop aria-hidden />
            {say(jobWords.cancel)}
          </Button>
        }
        onConfirm={() => run(() => ask<"cancelJob">("POST", `/jobs/${job.id}/cancel`))}
      />
      {isPaused ? (
        <Button look="primary" busy={busy} onClick={() => run(() => ask<"resumeJob">("POST", `/jobs/${job.id}/resume`))}>
          <Play aria-hidden />
          {say(jobWords.resume)}
        </Button>
      ) : (
        <Button busy={busy} onClick={() => run(() => ask<"pauseJob">("POST", `/jobs/${job.id}/pause`))}>
          <Pause aria-hidden />
          {say(jobWords.pause)}
        </Button>
      )}
    </>
  );
}
