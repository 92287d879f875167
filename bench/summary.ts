/** Medians of a system's rounds, and the lines that show them side by side. */
import { median } from "./load/tally.ts";
import type { Round } from "./round.ts";

export interface Summary {
  readonly system: string;
  readonly figures: Readonly<Record<string, number | null>>;
}

const mib = 1_024 * 1_024;

/** What is shown of a round, in this order. */
const shown: Readonly<Record<string, (round: Round, limit: Round | undefined) => number | null>> = {
  "requests answered a second": (round) => round.answeredPerSecond,
  "runs finished a second": (round) => round.finishedPerSecond,
  "of the limit": (round, limit) => (limit ? (round.finishedPerSecond ?? round.answeredPerSecond) / limit.answeredPerSecond : null),
  "drained after, s": (round) => (round.finishedPerSecond === null ? null : round.drainSeconds),
  "one hot order, runs a second": (round) => round.hotPerSecond,
  "half load, orders a second": (round) => round.half.perSecond,
  "2xx at half load, ms p50": (round) => round.half.answerMs.p50,
  "2xx at half load, ms p99": (round) => round.half.answerMs.p99,
  "finished at half load, ms p50": (round) => round.half.finishedMs?.p50 ?? null,
  "finished at half load, ms p99": (round) => round.half.finishedMs?.p99 ?? null,
  "peak RSS, MiB": (round) => round.peakRssBytes / mib,
  "RSS after warm-up, MiB": (round) => round.rssBytes.early / mib,
  "RSS at the end of the load, MiB": (round) => round.rssBytes.late / mib,
  "CPU of the app, s per 1,000": (round) => round.perThousand.appCpuSeconds,
  "CPU of PostgreSQL, s per 1,000": (round) => round.perThousand.postgresCpuSeconds,
  "WAL, KiB per 1,000": (round) => round.perThousand.walBytes / 1_024,
  "commits per 1,000": (round) => round.perThousand.commits,
  "CPU taken by others, %": (round) => round.takenByOthers * 100,
};

/** @param limits the limit's rounds, in the same order: a ratio is of the same minutes of the same machine */
export function summarise(rounds: readonly Round[], limits: readonly Round[]): Summary {
  const figures = Object.entries(shown).map(([name, read]) => {
    const values = rounds.map((round, i) => read(round, limits[i])).filter((value) => value !== null);
    return [name, values.length === 0 ? null : median(values)] as const;
  });
  return { system: rounds[0]?.system ?? "", figures: Object.fromEntries(figures) };
}

export function table(summaries: readonly Summary[]): string {
  const names = Object.keys(summaries[0]?.figures ?? {}).filter((name) => summaries.some(({ figures }) => figures[name] !== null));
  const rows = [
    ["", ...summaries.map(({ system }) => system)],
    ...names.map((name) => [name, ...summaries.map((one) => written(one.figures[name]))]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join("   ")
        .trimEnd(),
    )
    .join("\n");
}

/** Three digits that mean something, thousands set apart. */
export function written(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "-";
  return value.toLocaleString("en", value < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 });
}
