"use client";
/** The runs that a job has come to, in its order: from which, and what it became. */
import Link from "next/link";
import { ask } from "#components/api/ask.ts";
import { Section } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { LoadMore } from "#components/ui/load-more.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import type { JobItem, JobSummary } from "#lib/api/jobs.ts";
import type { Page } from "#lib/api/page.ts";
import { jobWords, skippedWords } from "#lib/language/jobs.ts";
import { pastWords } from "#lib/language/past.ts";
import { useMore } from "./use-more.ts";

export function JobItems({ jobId, first, kind }: { jobId: string; first: Page<JobItem>; kind: JobSummary["kind"] }) {
  const say = useSay();
  const { items, busy, loadMore } = useMore(first, (cursor) =>
    ask<"listJobItems">("GET", `/jobs/${jobId}/items?cursor=${encodeURIComponent(cursor)}`),
  );
  return (
    <Section title={say(jobWords.runs)}>
      <Table label={say(jobWords.runs)} className="table-fixed">
        <TableHead>
          <Th className="w-16 text-right">#</Th>
          <Th className="w-40">{say(jobWords.run)}</Th>
          <Th>{say(kind === "replay" ? jobWords.became : pastWords.result)}</Th>
        </TableHead>
        <tbody>
          {items.map((item) => (
            <Tr key={item.n}>
              <Td className="tabular text-right text-faint">{item.n}</Td>
              <Td>
                <Link href={`/runs/${item.runId}`} className="rounded-sm font-medium hover:underline">
                  {item.label ?? <span className="font-mono text-xs">{item.runId.slice(-12)}</span>}
                </Link>
              </Td>
              <Td className="truncate text-muted">
                {item.skipped ? (
                  <span className="text-warn">{say(skippedWords(item.skipped))}</span>
                ) : item.nextRunId ? (
                  <Link href={`/runs/${item.nextRunId}`} className="rounded-sm text-accent hover:underline">
                    {say(jobWords.openNext)}
                  </Link>
                ) : (
                  say(kind === "past" ? pastWords.begun : jobWords.cancelled)
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {loadMore ? <LoadMore onClick={loadMore} busy={busy} /> : null}
    </Section>
  );
}
