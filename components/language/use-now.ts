"use client";
/** One clock for all relative times of a page; it ticks only while something reads it. */
import { useSyncExternalStore } from "react";
import { useReader } from "./say.tsx";

const listeners = new Set<() => void>();
let now = typeof window === "undefined" ? 0 : Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 15_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

export function useNow(): number {
  const drawn = useReader().now;
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => drawn,
  );
}

const never = () => () => {};
/** False in the server's drawing and the first paint, so that what only the browser knows (its zone) does not disagree. */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
