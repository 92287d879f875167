"use client";
import { Download } from "lucide-react";
import { useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";
import type { RunSummary } from "#lib/api/runs.ts";
import { activityWords, runStatusWords } from "#lib/language/activity.ts";
import { runListWords } from "#lib/language/run-list.ts";
import { limits } from "#lib/limits.ts";
import { eventName } from "./event-name.ts";
import { runsCsv } from "./runs-csv.ts";

const columns = [
  runListWords.run,
  activityWords.status,
  activityWords.flow,
  runListWords.version,
  activityWords.about,
  activityWords.startedBy,
  activityWords.started,
  runListWords.ended,
  runListWords.failure,
];

/** The runs that fit the filters, as a file. */
export function ExportRuns({ query }: { query: string }) {
  const say = useSay();
  const sentence = useSentence();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const runs: RunSummary[] = [];
      let cursor: string | null = "";
      while (cursor !== null && runs.length < limits.exportedRunsMax) {
        const asked = new URLSearchParams(query);
        asked.set("limit", String(limits.pageRowsMax));
        if (cursor) asked.set("cursor", cursor);
        const page: { items: RunSummary[]; next: string | null } = await ask<"listRuns">("GET", `/runs?${asked}`);
        runs.push(...page.items);
        cursor = page.next;
      }
      const text = runsCsv(runs, columns.map((words) => say(words)).join(","), {
        status: ({ status }) => say(runStatusWords[status]),
        event: ({ eventType }) => say(eventName(eventType)),
      });
      save(text);
      toast.success(say(cursor === null ? runListWords.exported : runListWords.exportedPart, { n: runs.length }));
    } catch (error) {
      toast.error(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="sm" busy={busy} onClick={take}>
      {busy ? null : <Download aria-hidden />}
      {say(runListWords.export)}
    </Button>
  );
}

function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "runs.csv";
  link.click();
  URL.revokeObjectURL(url);
}
