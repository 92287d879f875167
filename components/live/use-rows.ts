"use client";
/**
 * The rows of a live list. What is being read never moves: rows that arrive wait behind a "4 new" pill unless the reader has just
 * made them, rows that are known change in place, and "load more" keeps its place by keyset.
 */
import { useEffect, useMemo, useState } from "react";
import { useSentence } from "#components/api/use-deed.ts";
import { toast } from "#components/ui/toast.ts";
import type { Page } from "#lib/api/page.ts";
import { isOfOwnDeed } from "./own-deed.ts";

export interface Rows<T> {
  rows: T[];
  /** How many arrived since. */
  fresh: number;
  showFresh: () => void;
  /** Null: there are no more. */
  loadMore: (() => void) | null;
  loading: boolean;
}

export function useRows<T extends { id: string }>(first: Page<T>, load: (cursor: string) => Promise<Page<T>>): Rows<T> {
  const sentence = useSentence();
  const [held, setHeld] = useState<Page<T>>(first);
  const [loading, setLoading] = useState(false);
  const { rows, arrived } = useMemo(() => {
    const now = new Map(first.items.map((row) => [row.id, row]));
    const known = new Set(held.items.map((row) => row.id));
    return { rows: held.items.map((row) => now.get(row.id) ?? row), arrived: arrivedBefore(first.items, known) };
  }, [first, held]);
  useEffect(() => {
    if (arrived.length > 0 && held.items.length <= first.items.length && isOfOwnDeed()) setHeld(first);
  }, [arrived, first, held]);
  const { next } = held;
  return {
    // an empty list has nothing to keep still
    rows: held.items.length === 0 ? first.items : rows,
    fresh: held.items.length === 0 ? 0 : arrived.length,
    showFresh: () => setHeld(first),
    loadMore:
      next === null
        ? null
        : async () => {
            setLoading(true);
            try {
              const page = await load(next);
              const known = new Set(held.items.map((row) => row.id));
              setHeld({ items: [...rows, ...page.items.filter((row) => !known.has(row.id))], next: page.next });
            } catch (error) {
              toast.error(sentence(error));
            } finally {
              setLoading(false);
            }
          },
    loading,
  };
}

/** Unknown rows above the first known one: those below it are an older page's. */
function arrivedBefore<T extends { id: string }>(items: readonly T[], known: ReadonlySet<string>): T[] {
  const at = items.findIndex((row) => known.has(row.id));
  return items.slice(0, at === -1 ? items.length : at);
}
