"use client";
import { ask } from "#components/api/ask.ts";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { RowsFrame } from "#components/live/rows-frame.tsx";
import { useRows } from "#components/live/use-rows.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { RowLink, Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { JobSummary } from "#lib/api/jobs.ts";
import type { Page } from "#lib/api/page.ts";
import { activityWords } from "#lib/language/activity.ts";
import { jobWords } from "#lib/language/jobs.ts";
import { JobState } from "./job-state.tsx";
import { jobTitle } from "./job-title.ts";

export function JobList({ first }: { first: Page<JobSummary> }) {
  const say = useSay();
  const tag = useLanguageTag();
  const number = new Intl.NumberFormat(tag);
  const state = useRows(first, (cursor) => ask<"listJobs">("GET", `/jobs?cursor=${encodeURIComponent(cursor)}`));
  return (
    <RowsFrame state={state}>
      <Table label={say(jobWords.title)} className="table-fixed">
        <TableHead>
          <Th className="w-32">{say(activityWords.status)}</Th>
          <Th>{say(jobWords.job)}</Th>
          <Th className="w-64 max-md:hidden">{say(activityWords.flow)}</Th>
          <Th className="w-40 text-right max-sm:hidden">{say(jobWords.dealtWith)}</Th>
          <Th className="w-32">{say(activityWords.started)}</Th>
        </TableHead>
        <tbody>
          {state.rows.map((job) => (
            <Tr key={job.id}>
              <Td>
                <JobState state={job.state} plain />
              </Td>
              <Td>
                <div className="truncate">
                  <RowLink href={`/jobs/${job.id}`}>{jobTitle(job, say)}</RowLink>
                  <span className="ml-2 text-muted">{say(jobWords.by, { name: job.createdBy })}</span>
                </div>
              </Td>
              <Td className="truncate text-muted max-md:hidden">{job.flowName ?? say(activityWords.anyFlow)}</Td>
              <Td className="tabular text-right text-muted max-sm:hidden">
                {number.format(job.done + job.skipped)} / {number.format(job.total)}
              </Td>
              <Td className="truncate text-muted">
                <RelativeTime at={job.createdAt} narrow />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </RowsFrame>
  );
}
