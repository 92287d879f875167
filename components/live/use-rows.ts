"use client";
/**
 * The rows of a live list. What is being read never moves: rows that arrive wait behind a "4 new" pill unless the reader made them
 * or has seen them here before, rows that are known change in place or go when the reader removed them, and "load more" keeps its
 * place by keyset.
 */
import { useMemo, useState } from "react";
import { useSentence } from "#components/api/use-deed.ts";
import { toast } from "#components/ui/toast.ts";
import type { Page } from "#lib/api/page.ts";
import { isOfOwnDeed, isOwnRemoval } from "./own-deed.ts";
import { settleRows } from "./settle-rows.ts";

export interface Rows<T> {
  rows: T[];
  /** How many arrived since. */
  fresh: number;
  showFresh: () => void;
  /** Null: there are no more. */
  loadMore: (() => void) | null;
  loading: boolean;
}

/** With all that it has ever shown here. */
type Held<T> = Page<T> & { seen: ReadonlySet<string> };
const holding = <T extends { id: string }>({ items, next }: Page<T>, seen: Iterable<string> = []): Held<T> => ({
  ...{ items, next },
  seen: new Set([...seen, ...items.map((row) => row.id)]),
});

export function useRows<T extends { id: string }>(first: Page<T>, load: (cursor: string) => Promise<Page<T>>): Rows<T> {
  const sentence = useSentence();
  const [held, setHeld] = useState(() => holding(first));
  const [loading, setLoading] = useState(false);
  const { rows, changed, fresh } = useMemo(
    () => settleRows(held, first, (id) => held.seen.has(id) || isOfOwnDeed(id), isOwnRemoval),
    [first, held],
  );
  const { next, seen } = held;
  // an empty list has nothing to keep still
  const isEmpty = held.items.length === 0 && first.items.length > 0;
  if (isEmpty || changed) setHeld(holding(isEmpty ? first : { items: rows, next }, seen));
  return {
    rows: isEmpty ? first.items : rows,
    fresh: isEmpty ? 0 : fresh,
    showFresh: () => setHeld(holding(first, seen)),
    loadMore:
      next === null
        ? null
        : async () => {
            setLoading(true);
            try {
              const page = await load(next);
              const known = new Set(held.items.map((row) => row.id));
              setHeld(holding({ items: [...rows, ...page.items.filter((row) => !known.has(row.id))], next: page.next }, seen));
            } catch (error) {
              toast.error(sentence(error));
            } finally {
              setLoading(false);
            }
          },
    loading,
  };
}
