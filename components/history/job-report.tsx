"use client";
/** How far a job is, what became of its runs, and why some were passed over. */
import clsx from "clsx";
import { Card } from "#components/frame/page.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import type { JobDetail } from "#lib/api/jobs.ts";
import { jobWords } from "#lib/language/jobs.ts";

export function JobReport({ job }: { job: JobDetail }) {
  const say = useSay();
  const tag = useLanguageTag();
  const number = new Intl.NumberFormat(tag);
  const { done, skipped, outcomes } = job;
  // the count at the start has a bound; what it has come to since is certain
  const total = Math.max(job.total, done + skipped);
  const parts = [
    { key: "finished", n: outcomes.finished, label: say(jobWords.finished), bar: "bg-good" },
    {
      key: "failed",
      n: outcomes.failed,
      label: say(job.kind === "replay" ? jobWords.failed : jobWords.failedCancel),
      bar: "bg-bad",
    },
    { key: "cancelled", n: outcomes.cancelled, label: say(jobWords.cancelled), bar: "bg-faint" },
    { key: "underWay", n: outcomes.underWay, label: say(jobWords.underWay), bar: "bg-info" },
    { key: "skipped", n: skipped, label: say(jobWords.skippedTitle), bar: "bg-warn" },
  ];
  return (
    <Card className="p-4">
      <div
        role="progressbar"
        aria-label={say(jobWords.report)}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done + skipped}
        className="flex h-2 overflow-hidden rounded-full bg-sunken"
      >
        {parts.map(({ key, n, bar }) => (
          <span key={key} className={clsx("transition-[width]", bar)} style={{ width: `${total === 0 ? 0 : (n / total) * 100}%` }} />
        ))}
      </div>
      <p className="tabular mt-2 text-muted text-sm">{say(jobWords.progress, { n: done + skipped, total })}</p>
      <dl className="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-5">
        {parts.map(({ key, n, label, bar }) => (
          <div key={key}>
            <dt className="flex items-center gap-1.5 text-muted text-sm">
              <span aria-hidden className={clsx("size-2 rounded-full", bar)} />
              {label}
            </dt>
            <dd className="tabular font-semibold text-xl">{number.format(n)}</dd>
          </div>
        ))}
      </dl>
      {job.reasons.length > 0 ? (
        <div className="mt-4 border-line border-t pt-3">
          <h2 className="mb-1 font-medium text-sm">{say(jobWords.skippedTitle)}</h2>
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
