"use client";
/** While more waits than a moment's work: how much, and when it will be done. */
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { spanText } from "#components/ui/time.ts";
import type { Stats } from "#lib/api/shop.ts";
import { queueWords } from "#lib/language/queue.ts";
import { limits } from "#lib/limits.ts";

export function QueueLine({ queue, className }: { queue: Stats["queue"]; className?: string }) {
  const say = useSay();
  const tag = useLanguageTag();
  const { waiting, oldestAgeMs, doneInMs } = queue;
  if (waiting < limits.queueShownFrom || (oldestAgeMs ?? 0) < limits.queueShownAfterMs) return null;
  return (
    <Notice title={say(queueWords.title, { n: waiting })} className={className ?? ""}>
      {doneInMs === null ? say(queueWords.counting) : say(queueWords.doneIn, { time: spanText(Math.max(1_000, doneInMs), tag) })}
    </Notice>
  );
}
