"use client";
/** What is paused, how much waits for it, and the way on. */
import { CirclePause } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PauseShown } from "#lib/api/operations.ts";
import { pauseWords } from "#lib/language/operations.ts";
import { limits } from "#lib/limits.ts";
import { ResumeButton } from "./resume-button.tsx";

const titles = { flow: pauseWords.bannerFlow, connection: pauseWords.bannerConnection, all: pauseWords.bannerAll };

export function PausedThings({ pauses, mayEdit }: { pauses: readonly PauseShown[]; mayEdit: boolean }) {
  const say = useSay();
  return (
    <ul aria-label={say(pauseWords.paused)} className="max-h-32 shrink-0 overflow-y-auto border-warn/30 border-b bg-warn-soft text-sm">
      {pauses.map((pause) => (
        <li key={`${pause.scope}/${pause.id}`} className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-1">
          <CirclePause aria-hidden className="size-4 shrink-0 text-warn" />
          <span className="font-medium">{say(titles[pause.scope], { name: pause.name })}</span>
          <span className="tabular text-muted">
            {waitingText(say, pause)} · <RelativeTime at={pause.pausedAt} />
            {pause.pausedBy ? ` ${say(pauseWords.by, { name: pause.pausedBy })}` : ""}
          </span>
          <span className="flex-1" />
          {mayEdit && pause.state === "paused" ? <ResumeButton pause={pause} /> : null}
        </li>
      ))}
    </ul>
  );
}

export function waitingText(say: ReturnType<typeof useSay>, { state, waiting: n }: PauseShown): string {
  if (state === "draining") return say(pauseWords.drainingWaiting, { n });
  return say(n >= limits.pausedCountedMax ? pauseWords.waitingMany : pauseWords.waiting, { n });
}
