"use client";
/** What a person says of a problem: muted, resolved, open again. */
import { BellOff, Check, RotateCw } from "lucide-react";
import { ask } from "#components/api/ask.ts";
import { useDeed } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/dialog.tsx";
import { Menu, MenuItem, MenuLabel } from "#components/ui/menu.tsx";
import type { ProblemSummary } from "#lib/api/problems.ts";
import { problemWords } from "#lib/language/problems.ts";

const hourMs = 3_600_000;
const spans = [
  { words: problemWords.muteHour, ms: hourMs },
  { words: problemWords.muteDay, ms: 24 * hourMs },
  { words: problemWords.muteWeek, ms: 7 * 24 * hourMs },
] as const;

export function ProblemActions({ problem, size = "md" }: { problem: ProblemSummary; size?: "sm" | "md" }) {
  const say = useSay();
  const { busy, run } = useDeed();
  const { id, state, waiting: n } = problem;
  const path = `/problems/${id}` as const;
  const mute = (until: string | null) => run(() => ask<"muteProblem">("POST", `${path}/mute`, { until }), say(problemWords.muted));
  return (
    <>
      {state === "open" ? (
        <Menu
          trigger={
            <Button size={size} busy={busy}>
              <BellOff aria-hidden />
              {say(problemWords.mute)}
            </Button>
          }
        >
          <MenuLabel>{say(problemWords.muteAbout)}</MenuLabel>
          {spans.map(({ words, ms }) => (
            <MenuItem key={ms} onClick={() => mute(new Date(Date.now() + ms).toISOString())}>
              {say(words)}
            </MenuItem>
          ))}
          <MenuItem onClick={() => mute(null)}>{say(problemWords.muteChange)}</MenuItem>
        </Menu>
      ) : (
        <Button
          size={size}
          busy={busy}
          onClick={() => run(() => ask<"reopenProblem">("POST", `${path}/reopen`), say(problemWords.reopened))}
        >
          <RotateCw aria-hidden />
          {say(problemWords.reopen)}
        </Button>
      )}
      {state === "resolved" ? null : (
        <Confirm
          title={say(problemWords.resolveTitle)}
          description={say(problemWords.resolveText, { n })}
          action={say(problemWords.resolve)}
          trigger={
            <Button size={size}>
              <Check aria-hidden />
              {say(problemWords.resolve)}
            </Button>
          }
          onConfirm={() => run(() => ask<"resolveProblem">("POST", `${path}/resolve`), say(problemWords.resolved))}
        />
      )}
    </>
  );
}
