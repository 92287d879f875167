"use client";
import { BellOff, CircleAlert, CircleCheck } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { problemStateWords } from "#lib/language/problems.ts";
import type { ProblemState } from "#lib/problem/state.ts";

const tones = { open: "bad", muted: "quiet", resolved: "good" } as const;
const icons = { open: CircleAlert, muted: BellOff, resolved: CircleCheck } as const;

export function ProblemStateBadge({ state, plain = false }: { state: ProblemState; plain?: boolean }) {
  const say = useSay();
  return (
    <Badge tone={tones[state]} icon={icons[state]} plain={plain}>
      {say(problemStateWords[state])}
    </Badge>
  );
}
