/** What became of the requests of a load. */
export interface Tally {
  accepted: number;
  /** 429 and 503: the sender was asked to come again. */
  refused: number;
  /** Any other answer: something is wrong with the benchmark or with what it measures. */
  wrong: number;
  /** The connection broke: it may have been taken or not. */
  broken: number;
  brokenBy: Record<string, number>;
  /** Of the accepted, ms. */
  latenciesMs: number[];
}

export const emptyTally = (): Tally => ({ accepted: 0, refused: 0, wrong: 0, broken: 0, brokenBy: {}, latenciesMs: [] });

/** @param outcome the status, or why the connection broke */
export function count(tally: Tally, outcome: number | string, ms: number): void {
  if (typeof outcome === "string") {
    tally.broken++;
    tally.brokenBy[outcome] = (tally.brokenBy[outcome] ?? 0) + 1;
  } else if (isTaken(outcome)) {
    tally.accepted++;
    tally.latenciesMs.push(ms);
  } else if (outcome === 429 || outcome === 503) tally.refused++;
  else tally.wrong++;
}

export const isTaken = (outcome: number | string): boolean => typeof outcome === "number" && outcome >= 200 && outcome < 300;

/** @param p between 0 and 1; NaN of nothing */
export function percentile(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? sorted[0] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
};
