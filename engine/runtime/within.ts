import { limits } from "#lib/limits.ts";
import type { HangUps } from "./hang-ups.ts";

/** The outcome of `work`, or a refusal after `ms`, or soon after a hang-up: for a commit whose connection may have died without a word. */
export function within<T>(work: Promise<T>, ms: number, late: () => Error, hangUps?: HangUps): Promise<T> {
  return new Promise((done, failed) => {
    const giveUp = () => failed(late());
    let watch = setTimeout(giveUp, ms);
    const unwatch = hangUps?.watch(() => {
      unwatch?.();
      clearTimeout(watch);
      watch = setTimeout(giveUp, Math.min(ms, limits.hungUpMs));
    });
    work.then(done, failed).finally(() => {
      unwatch?.();
      clearTimeout(watch);
    });
  });
}
