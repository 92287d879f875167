"use client";
/** Tries all runs of a problem again from where they stopped, on the version of now or on their own. */
import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ProblemSummary } from "#lib/api/problems.ts";
import { needsYouWords } from "#lib/language/needs-you.ts";
import { problemWords } from "#lib/language/problems.ts";

export function RetryProblem({ problem, size = "md", main = true }: { problem: ProblemSummary; size?: "sm" | "md"; main?: boolean }) {
  const say = useSay();
  const router = useRouter();
  const { busy, run } = useDeed();
  const [open, setOpen] = useState(false);
  const { id, waiting: n } = problem;
  const go = (version: "same" | "latest") =>
    run(async () => {
      const filter = { problem: id, needsYou: true };
      const job = await ask<"createJob">("POST", "/jobs", { kind: "replay", filter, options: { from: "failed-step", version } });
      router.push(`/jobs/${job.id}`);
    });
  return (
    <Dialog
      title={say(needsYouWords.tryTitle, { n })}
      description={say(needsYouWords.tryText)}
      open={open}
      onOpenChange={setOpen}
      width="sm"
      trigger={
        <Button size={size} look={main ? "primary" : "plain"}>
          <RotateCcw aria-hidden />
          {say(problemWords.retry, { n })}
        </Button>
      }
    >
      <div className="flex flex-col gap-2">
        {problem.flows.some(({ live }) => live) ? (
          <Button busy={busy} look="primary" onClick={() => go("latest")}>
            {say(needsYouWords.latestVersion)}
          </Button>
        ) : null}
        <Button busy={busy} onClick={() => go("same")}>
          {say(needsYouWords.sameVersion)}
        </Button>
      </div>
    </Dialog>
  );
}
