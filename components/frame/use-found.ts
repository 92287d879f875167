"use client";
/** What the search finds outside the page: flows, runs, orders, customers. */
import { useEffect, useState } from "react";
import type { Found } from "#lib/api/shop.ts";

/** Long enough that a word typed in one go asks once, short enough that nobody waits for it. */
const pauseMs = 120;

export function useFound(text: string): Found[] {
  const [found, setFound] = useState<Found[]>([]);
  useEffect(() => {
    if (text === "") {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const items = await ask(text, stop.signal);
      if (!stop.signal.aborted) setFound(items);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return found;
}

async function ask(text: string, signal: AbortSignal): Promise<Found[]> {
  try {
    const answer = await fetch(`/api/v1/search?q=${encodeURIComponent(text)}`, { signal });
    if (!answer.ok) return [];
    const body: { items: Found[] } = await answer.json();
    return body.items;
  } catch {
    return []; // a search that the next letter overtook, or a connection that dropped: nothing found is true enough
  }
}
