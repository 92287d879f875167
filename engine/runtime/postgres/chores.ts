/** What has to be done now and then by the processes that take turns: old days are dropped, resumed flows are let go on, open questions reminded of, jobs over many runs and comparisons worked, failed runs grouped into problems, alerts sent. */
import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { sendAlerts } from "../../alerts.ts";
import { importOrders } from "../../effects/network/import-orders.ts";
import { mirrorChanges } from "../../effects/network/mirror-changes.ts";
import { undoOutside } from "../../effects/undo-outside.ts";
import { dropOldProblems, noteProblems } from "../../store/note-problems.ts";
import { releasePaused } from "../../store/release-paused.ts";
import { remindApprovals } from "../../store/remind-approvals.ts";
import { retain } from "../../store/retain.ts";
import { watchConditions } from "../../store/watch-conditions.ts";
import { workComparisons } from "../../store/work-comparisons.ts";
import { jobWorker } from "../../store/work-jobs.ts";
import type { Follow } from "../../store/work-undo.ts";

type Log = (failure: Failure, error: unknown) => void;

/** Returns how to stop them. */
export function startChores(url: string, sql: Sql, follow: Follow, log: Log): () => Promise<void> {
  const retention = chore(() => retain(url).then(() => dropAll(sql)), limits.retentionMs, log, {
    code: "engine.retention",
    message: "Dropping old days failed; it is tried again.",
    final: false,
  });
  const release = chore(() => releasePaused(sql), limits.pollMs, log, {
    code: "engine.release",
    message: "Letting go on what was paused failed; it is tried again.",
    final: false,
  });
  const remind = chore(() => remindApprovals(sql), limits.remindMs, log, {
    code: "engine.remind",
    message: "Reminding of open questions failed; it is tried again.",
    final: false,
  });
  const importing = new AbortController();
  const jobs = chore(jobWorker(sql, follow, undoOutside(importing.signal)), limits.jobPollMs, log, {
    code: "engine.jobs",
    message: "A batch of a job over many runs failed; it is tried again.",
    final: false,
  });
  const imports = chore(() => importOrders(sql, importing.signal), limits.importPollMs, log, {
    code: "engine.imports",
    message: "Fetching a shop's past orders failed; it is tried again.",
    final: false,
  });
  const mirror = chore(() => mirrorChanges(sql, importing.signal), limits.importPollMs, log, {
    code: "engine.mirror",
    message: "Saying changes to a shop's platform failed; it is tried again.",
    final: false,
  });
  const problems = chore(() => noteProblems(sql), limits.problemLookMs, log, {
    code: "engine.problems",
    message: "Grouping failed runs into problems failed; it is tried again.",
    final: false,
  });
  const alerts = chore(() => watchConditions(sql).then(() => sendAlerts(sql)), limits.alertLookMs, log, {
    code: "engine.alerts",
    message: "Looking for alerts to send failed; it is tried again.",
    final: false,
  });
  let stopComparing: (() => Promise<unknown>) | null = null;
  const compare = chore(
    () =>
      workComparisons(url, sql, (stop) => {
        stopComparing = stop;
      }),
    limits.jobPollMs,
    log,
    { code: "engine.compare", message: "Comparing a draft on past orders failed.", final: false },
  );
  const first = setTimeout(retention.now, limits.retentionFirstMs).unref();
  return async () => {
    clearTimeout(first);
    // a drop in the middle is undone by PostgreSQL and done the next time
    retention.stop();
    importing.abort();
    const compared = compare.stop();
    await stopComparing?.();
    await Promise.all([
      release.stop(),
      remind.stop(),
      jobs.stop(),
      imports.stop(),
      mirror.stop(),
      problems.stop(),
      alerts.stop(),
      compared,
    ]);
  };
}

async function dropAll(sql: Sql): Promise<void> {
  while (await dropOldProblems(sql)); // the next piece
}

/** One at a time, however long it takes. */
function chore(work: () => Promise<unknown>, everyMs: number, log: Log, failure: Failure) {
  let under: Promise<unknown> | null = null;
  const now = () => {
    under ??= work()
      .catch((error: unknown) => log(failure, error))
      .finally(() => {
        under = null;
      });
  };
  const timer = setInterval(now, everyMs).unref();
  return {
    now,
    async stop() {
      clearInterval(timer);
      await under;
    },
  };
}
