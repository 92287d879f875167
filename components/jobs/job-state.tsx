"use client";
import { Ban, CircleCheck, CirclePause, LoaderCircle, type LucideIcon } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { JobSummary } from "#lib/api/jobs.ts";
import { jobStateWords } from "#lib/language/jobs.ts";

const looks: Record<JobSummary["state"], { tone: Tone; icon: LucideIcon }> = {
  running: { tone: "info", icon: LoaderCircle },
  paused: { tone: "warn", icon: CirclePause },
  finished: { tone: "good", icon: CircleCheck },
  cancelled: { tone: "quiet", icon: Ban },
};

export function JobState({ state, plain = false }: { state: JobSummary["state"]; plain?: boolean }) {
  const say = useSay();
  return (
    <Badge {...looks[state]} plain={plain}>
      {say(jobStateWords[state])}
    </Badge>
  );
}
