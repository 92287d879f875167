"use client";
/** How far a job is, what became of what it came to, and why some of it was passed over. */
import { Card } from "#components/frame/page.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import type { JobDetail } from "#lib/api/jobs.ts";
import { jobWords } from "#lib/language/jobs.ts";
import { pastWords } from "#lib/language/past.ts";
import type { Say } from "#lib/language/render.ts";
import { undoWords } from "#lib/language/undo.ts";
import { type Share, Shares } from "./shares.tsx";

export function JobReport({ job }: { job: JobDetail }) {
  const say = useSay();
  const tag = useLanguageTag();
  const number = new Intl.NumberFormat(tag);
  const n = job.done + job.skipped;
  // the count at the start has a bound; what it has come to since is certain
  const total = Math.max(job.total, n);
  const words = job.kind === "undo" ? undoWords.progress : jobWords.progress;
  return (
    <Card className="p-4">
      <Shares label={say(jobWords.report)} shares={sharesOf(job, say)} total={total} />
      <p
        role="progressbar"
        aria-label={say(jobWords.report)}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={n}
        className="tabular mt-2 text-muted text-sm"
      >
        {say(words, { n, total })}
      </p>
      {job.reasons.length > 0 ? (
        <div className="mt-4 border-line border-t pt-3">
          <h2 className="mb-1 font-medium text-sm">{say(job.kind === "undo" ? undoWords.leftTitle : jobWords.skippedTitle)}</h2>
          <ul className="flex flex-col gap-1 text-muted text-sm">
            {job.reasons.map((reason) => (
              <li key={reason.code} className="flex gap-3">
                <span className="tabular w-12 shrink-0 text-right text-ink">{number.format(reason.n)}</span>
                <span className="min-w-0">{say(reason.sentence)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  );
}

function sharesOf({ kind, total, done, skipped, outcomes }: JobDetail, say: Say): Share[] {
  if (kind === "undo")
    return [
      { key: "done", n: done, label: say(undoWords.done), bar: "bg-good" },
      { key: "left", n: skipped, label: say(undoWords.left), bar: "bg-warn" },
      { key: "open", n: Math.max(0, total - done - skipped), label: say(jobWords.toCome), bar: "bg-line-strong" },
    ];
  const again = { replay: jobWords.failed, cancel: jobWords.failedCancel, past: jobWords.failedPast }[kind];
  return [
    { key: "finished", n: outcomes.finished, label: say(jobWords.finished), bar: "bg-good" },
    { key: "failed", n: outcomes.failed, label: say(again), bar: "bg-bad" },
    { key: "cancelled", n: outcomes.cancelled, label: say(jobWords.cancelled), bar: "bg-faint" },
    { key: "underWay", n: outcomes.underWay, label: say(jobWords.underWay), bar: "bg-info" },
    { key: "skipped", n: skipped, label: say(kind === "past" ? pastWords.handled : jobWords.skippedTitle), bar: "bg-warn" },
  ];
}
