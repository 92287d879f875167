"use client";
/** The runs that a job has come to, in its order: from which, and what it became. */
import Link from "next/link";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { Section } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Table, TableHead, Td, Th, Tr } from "#components/ui/table.tsx";
import { toast } from "#components/ui/toast.ts";
import type { JobItem, JobSummary } from "#lib/api/jobs.ts";
import type { Page } from "#lib/api/page.ts";
import { jobWords, skippedWords } from "#lib/language/jobs.ts";
import { pastWords } from "#lib/language/past.ts";
import { uiWords } from "#lib/language/ui.ts";

export function JobItems({ jobId, first, kind }: { jobId: string; first: Page<JobItem>; kind: JobSummary["kind"] }) {
  const say = useSay();
  const sentence = useSentence();
  const [more, setMore] = useState<Page<JobItem>>({ items: [], next: null });
  const [began, setBegan] = useState(false);
  const [busy, setBusy] = useState(false);
  const last = began ? more.next : first.next;
  const load = async (cursor: string) => {
    setBusy(true);
    try {
      const page = await ask<"listJobItems">("GET", `/jobs/${jobId}/items?cursor=${encodeURIComponent(cursor)}`);
      setMore({ items: [...more.items, ...page.items], next: page.next });
      setBegan(true);
    } catch (error) {
      toast.error(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={say(jobWords.runs)}>
      <Table label={say(jobWords.runs)} className="table-fixed">
        <TableHead>
          <Th className="w-16 text-right">#</Th>
          <Th className="w-40">{say(jobWords.run)}</Th>
          <Th>{say(kind === "replay" ? jobWords.became : pastWords.result)}</Th>
        </TableHead>
        <tbody>
          {[...first.items, ...more.items].map((item) => (
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
      {last ? (
        <div className="flex justify-center py-4">
          <Button busy={busy} onClick={() => load(last)}>
            {say(uiWords.loadMore)}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
