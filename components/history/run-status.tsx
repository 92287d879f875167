"use client";
import { Ban, CircleCheck, CircleDashed, CirclePause, CircleX, LoaderCircle, type LucideIcon } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { runStatusWords } from "#lib/language/activity.ts";
import type { RunStatus } from "#lib/run/journal.ts";

const looks: Record<RunStatus, { tone: Tone; icon: LucideIcon }> = {
  queued: { tone: "quiet", icon: CircleDashed },
  running: { tone: "info", icon: LoaderCircle },
  parked: { tone: "warn", icon: CirclePause },
  finished: { tone: "good", icon: CircleCheck },
  failed: { tone: "bad", icon: CircleX },
  cancelled: { tone: "quiet", icon: Ban },
};

export function RunStatusBadge({ status, plain = false }: { status: RunStatus; plain?: boolean }) {
  const say = useSay();
  return (
    <Badge {...looks[status]} plain={plain}>
      {say(runStatusWords[status])}
    </Badge>
  );
}
