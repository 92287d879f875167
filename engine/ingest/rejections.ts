/**
 * Counts refused messages in groups: one write is under way, and what is refused meanwhile is in the next. Memory is one number
 * a key (a workspace with the name of a count), whatever the flood; what could not be written is kept for the next try.
 */
import { setTimeout as pause } from "node:timers/promises";
import { limits } from "#lib/limits.ts";

export interface Rejections {
  /** Resolves once it is written, or could not be. */
  add(...keys: readonly string[]): Promise<void>;
  /** Resolves when everything added so far is written, or could not be. */
  drain(): Promise<void>;
}

export function rejections(write: (counts: ReadonlyMap<string, number>) => Promise<void>, report: (error: unknown) => void): Rejections {
  let counts = new Map<string, number>();
  let next: Promise<void> | null = null;
  let running: Promise<void> | null = null;
  let pauseMs = 0;

  async function writeNext() {
    const batch = counts;
    counts = new Map();
    next = null;
    pauseMs = 0;
    running = write(batch).catch((error: unknown) => {
      // a database that is away is not asked for every message that is refused for it
      pauseMs = limits.countingMs;
      report(error);
      for (const [key, n] of batch) count(key, n);
    });
    await running;
    running = null;
  }
  function count(key: string, n: number) {
    counts.set(key, (counts.get(key) ?? 0) + n);
  }
  return {
    add(...keys) {
      for (const key of keys) count(key, 1);
      next ??= Promise.resolve(running)
        .then(() => (pauseMs > 0 ? pause(pauseMs) : undefined))
        .then(writeNext);
      return next;
    },
    async drain() {
      await (next ?? running);
      if (counts.size > 0) await writeNext();
    },
  };
}
