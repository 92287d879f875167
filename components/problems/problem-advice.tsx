"use client";
/** What to do about a problem, with the button that leads there. */
import { ArrowRight } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import type { ProblemSummary } from "#lib/api/problems.ts";
import { adviceOn } from "#lib/problem/advice.ts";

const sickOf = ({ code, flows, step, connection, lastRunId }: ProblemSummary) => ({
  code,
  flowId: flows[0]?.id ?? null,
  step: step?.node ?? null,
  connectionId: connection?.id ?? null,
  lastRunId,
});

export function ProblemAdvice({ problem }: { problem: ProblemSummary }) {
  const say = useSay();
  const { text } = adviceOn(sickOf(problem));
  return <>{say(text, { name: problem.connection?.name ?? "" })}</>;
}

export function AdviceLink({ problem, size = "md" }: { problem: ProblemSummary; size?: "sm" | "md" }) {
  const say = useSay();
  const { action, href } = adviceOn(sickOf(problem));
  return (
    <ButtonLink size={size} href={href}>
      {say(action)}
      <ArrowRight aria-hidden />
    </ButtonLink>
  );
}
