"use client";
/** A flow's latest comparison: followed while it is under way, begun and stopped. */
import { useCallback, useEffect, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import type { Comparison } from "#lib/api/comparisons.ts";
import { compareWords } from "#lib/language/comparisons.ts";

const lookMs = 400;

export interface Compare {
  /** Null: none yet; undefined: not known yet. */
  comparison: Comparison | null | undefined;
  problem: string;
  /** It was asked for, and the server has not said yet that it began. */
  starting: boolean;
  start: (events?: number) => Promise<void>;
  stop: () => Promise<void>;
}

/** @param save makes sure that the server has what is drawn; false where it cannot */
export function useComparison(flowId: string, isOpen: boolean, save: () => Promise<boolean>): Compare {
  const sentence = useSentence();
  const [comparison, setComparison] = useState<Comparison | null | undefined>(undefined);
  const say = useSay();
  const [problem, setProblem] = useState("");
  const [starting, setStarting] = useState(false);
  const id = comparison?.id;
  const running = comparison?.state === "running";
  useEffect(() => {
    if (!isOpen) return;
    const asked = new AbortController();
    // that there was none is no longer known: one may have begun since
    setComparison((known) => known ?? undefined);
    ask<"listComparisons">("GET", `/flows/${flowId}/comparisons`, undefined, asked.signal)
      .then(({ items }) => setComparison(items[0] ?? null))
      .catch(() => asked.signal.aborted || setComparison(null));
    return () => asked.abort();
  }, [flowId, isOpen]);
  useEffect(() => {
    if (!isOpen || !running || !id) return;
    const asked = new AbortController();
    const timer = setInterval(() => {
      ask<"getComparison">("GET", `/comparisons/${id}`, undefined, asked.signal)
        .then(setComparison)
        // looked for again
        .catch(() => undefined);
    }, lookMs);
    return () => {
      clearInterval(timer);
      asked.abort();
    };
  }, [isOpen, running, id]);
  const start = useCallback(
    async (events?: number) => {
      setProblem("");
      setStarting(true);
      try {
        if (!(await save())) setProblem(say(compareWords.unsaved));
        else setComparison(await ask<"compareFlow">("POST", `/flows/${flowId}/compare`, events === undefined ? {} : { events }));
      } catch (error) {
        setProblem(sentence(error));
      }
      setStarting(false);
    },
    [flowId, save, sentence, say],
  );
  const stop = useCallback(async () => {
    if (!id) return;
    try {
      await ask<"cancelComparison">("POST", `/comparisons/${id}/cancel`);
      setComparison(await ask<"getComparison">("GET", `/comparisons/${id}`));
    } catch (error) {
      setProblem(sentence(error));
    }
  }, [id, sentence]);
  return { comparison, problem, starting, start, stop };
}
