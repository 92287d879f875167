/** Does something for as long as it is wanted: when it ends or fails, once more after a while. */
import { setTimeout as pause } from "node:timers/promises";
import { limits } from "#lib/limits.ts";
import type { PullState } from "./pull.ts";

export interface Again {
  /** Ends the pause, not what is being done: that hears of `signal`. */
  close(): Promise<void>;
}

/** Longer with every try, up to a bound, ms. */
export const pauseAfter = (tries: number): number => Math.min(limits.pullPauseMsMax, limits.pullPauseMs * 2 ** Math.min(tries, 16));

/** @param once told by `began` when it has got where it wanted: the next pause is short again */
export function again(once: (signal: AbortSignal, began: () => void) => Promise<void>, tell: (state: PullState) => void): Again {
  const closing = new AbortController();
  const { signal } = closing;
  const work = (async () => {
    for (let tries = 0; !signal.aborted; tries += 1) {
      await once(signal, () => {
        tries = 0;
      }).catch((error: unknown) => {
        if (!signal.aborted) tell({ ok: false, message: error instanceof Error ? error.message : String(error) });
      });
      await pause(pauseAfter(tries) * (0.5 + Math.random() / 2), null, { signal, ref: false }).catch(() => {});
    }
  })();
  return {
    async close() {
      closing.abort();
      await work;
    },
  };
}
