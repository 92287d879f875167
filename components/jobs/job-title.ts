/** What a job is called, with how much it is about. */
import type { JobSummary } from "#lib/api/jobs.ts";
import { jobWords } from "#lib/language/jobs.ts";
import { pastWords } from "#lib/language/past.ts";
import type { Say } from "#lib/language/render.ts";
import { undoWords } from "#lib/language/undo.ts";

export function jobTitle({ kind, filter, total: n }: Pick<JobSummary, "kind" | "filter" | "total">, say: Say): string {
  if (kind === "undo") return say(filter.runs ? undoWords.runTitle : undoWords.title, { n: filter.version ?? 0 });
  if (kind === "past") return say(pastWords.jobTitle, { n });
  return say(kind === "replay" ? jobWords.replayTitle : jobWords.cancelTitle, { n });
}
