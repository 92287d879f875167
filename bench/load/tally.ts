/** What became of the requests of a load. */
export interface Tally {
  accepted: number;
  /** 429 and 503: the sender was asked to come again. */
  refused: number;
  /** Any other answer: something is wrong with the benchmark or with what it measures. */
  wrong: number;
  /** The connection broke: it may have been taken or not. */
  broken: number;
  /** Of the accepted, ms. */
  latenciesMs: number[];
}

export const emptyTally = (): Tally => ({ accepted: 0, refused: 0, wrong: 0, broken: 0, latenciesMs: [] });

export function count(tally: Tally, status: number, ms: number): void {
  if (status >= 200 && status < 300) {
    tally.accepted++;
    tally.latenciesMs.push(ms);
  } else if (status === 429 || status === 503) tally.refused++;
  else if (status === 0) tally.broken++;
  else tally.wrong++;
}

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
