"use client";
import { useState } from "react";
import { useSentence } from "#components/api/use-deed.ts";
import { toast } from "#components/ui/toast.ts";
import type { Page } from "#lib/api/page.ts";

interface More<T> {
  readonly items: readonly T[];
  readonly busy: boolean;
  /** Null: that was all. */
  readonly loadMore: (() => void) | null;
}

/** A first page that is always as new as the page around it, and the ones after it as they were fetched. */
export function useMore<T>(first: Page<T>, load: (cursor: string) => Promise<Page<T>>): More<T> {
  const sentence = useSentence();
  const [more, setMore] = useState<Page<T> | null>(null);
  const [busy, setBusy] = useState(false);
  const { next } = more ?? first;
  const fetchAfter = async (cursor: string) => {
    setBusy(true);
    try {
      const page = await load(cursor);
      setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next });
    } catch (error) {
      toast.error(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return { items: [...first.items, ...(more?.items ?? [])], busy, loadMore: next === null ? null : () => void fetchAfter(next) };
}
