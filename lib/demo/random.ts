/** Chance that repeats itself: the same seed gives the same shop on every machine. */

export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number between both ends, ends included. */
  between(low: number, high: number): number;
  /** True in this share of the cases. */
  happens(share: number): boolean;
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T;
  /** The place of one weight, the heavier the likelier. */
  weighted(weights: readonly number[]): number;
}

/** sfc32: small, fast, and good enough that no pattern shows in a chart. */
export function chanceFrom(seed: number): Chance {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const bits = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) bits();

  const next = () => bits() / 0x1_0000_0000;
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (share) => next() < share,
    pick<T>(list: readonly T[]): T {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new RangeError("There is nothing to pick from.");
      return found;
    },
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i] ?? 0;
        if (left < 0) return i;
      }
      return weights.length - 1;
    },
  };
}
