"use client";
/** What a comparison has found, in a sentence and by kind of action; while it is under way, how far it is. */
import { Minus, Plus } from "lucide-react";
import { actionTitle } from "#components/history/action-sentence.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { exactTime } from "#components/ui/time.ts";
import type { Comparison } from "#lib/api/comparisons.ts";
import { compareWords } from "#lib/language/comparisons.ts";
import { flowMenuWords } from "#lib/language/flow-menu.ts";

export function CompareResult({ comparison, onStop }: { comparison: Comparison; onStop: () => void }) {
  const say = useSay();
  const tag = useLanguageTag();
  const { state, total, done, result, current, liveVersion, firstAt } = comparison;
  if (state === "failed") return <Notice tone="bad">{say(compareWords.failed)}</Notice>;
  const running = state === "running";
  return (
    <div className="flex flex-col gap-3 text-sm">
      {running ? (
        <div className="flex items-center gap-3">
          <div
            role="progressbar"
            aria-label={say(flowMenuWords.compare)}
            aria-valuemin={0}
            aria-valuemax={total ?? 0}
            aria-valuenow={done}
            className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-sunken"
          >
            <div className="h-full bg-accent transition-[width]" style={{ width: `${total ? (100 * done) / total : 2}%` }} />
          </div>
          <span className="tabular shrink-0 text-muted text-xs">
            {total === null ? say(compareWords.counting) : say(compareWords.progress, { done, total })}
          </span>
          <Button size="sm" onClick={onStop}>
            {say(compareWords.stop)}
          </Button>
        </div>
      ) : null}
      {state === "cancelled" ? <Notice tone="info">{say(compareWords.cancelled)}</Notice> : null}
      {state === "finished" && !current ? <Notice tone="warn">{say(compareWords.old)}</Notice> : null}
      {result && !running && result.runs === 0 ? <p className="text-muted">{say(compareWords.none)}</p> : null}
      {result && result.runs > 0 ? (
        <>
          <p data-compared role={running ? undefined : "status"} className="font-medium text-base">
            {result.differ === 0
              ? say(noneOf(result, liveVersion === null), { n: result.runs })
              : say(liveVersion === null ? compareWords.would : compareWords.differ, { n: result.differ, total: result.runs })}
          </p>
          <Kinds result={result} first={liveVersion === null} />
          {result.unknown > 0 ? <p className="text-pretty text-muted">{say(compareWords.unknown, { n: result.unknown })}</p> : null}
          {firstAt ? <p className="text-faint text-xs">{say(compareWords.since, { time: exactTime(firstAt, tag) })}</p> : null}
        </>
      ) : null}
    </div>
  );
}

/** What could not be known to its end is not said to be the same. */
const noneOf = ({ unknown }: NonNullable<Comparison["result"]>, first: boolean) =>
  first ? compareWords.wouldNot : unknown > 0 ? compareWords.sameAsKnown : compareWords.same;

function Kinds({ result, first }: { result: NonNullable<Comparison["result"]>; first: boolean }) {
  const say = useSay();
  const fails = result.failed.draft - result.failed.live;
  if (result.kinds.length === 0 && fails === 0) return null;
  return (
    <ul className="flex flex-col rounded-md border border-line bg-surface">
      {result.kinds.map(({ effect, args, more, fewer }) => (
        <li key={`${effect} ${JSON.stringify(args)}`} className="flex items-center gap-3 border-line border-b px-3 py-1.5 last:border-b-0">
          <span className="min-w-0 flex-1 break-words">{actionTitle(effect, args, say)}</span>
          {more > 0 ? (
            <span className="tabular flex shrink-0 items-center gap-1 font-medium">
              {first ? null : <Plus aria-hidden className="size-3.5 text-accent" />}
              {say(first ? compareWords.times : compareWords.more, { n: more })}
            </span>
          ) : null}
          {fewer > 0 ? (
            <span className="tabular flex shrink-0 items-center gap-1 font-medium">
              <Minus aria-hidden className="size-3.5 text-warn" />
              {say(compareWords.fewer, { n: fewer })}
            </span>
          ) : null}
        </li>
      ))}
      {fails === 0 ? null : (
        <li className="px-3 py-1.5 text-bad">
          {say(fails > 0 ? compareWords.failsMore : compareWords.failsFewer, { n: Math.abs(fails) })}
        </li>
      )}
    </ul>
  );
}
