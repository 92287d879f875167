"use client";
import { useEffect, useState } from "react";
import { ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import type { JobPreview } from "#lib/api/jobs.ts";

/** Long enough to type a number in one go. */
const pauseMs = 250;

/** What a job would come to, asked anew whenever what is asked changes; a text: why it cannot be said. Null: it is being looked up. */
export function usePreview(body: Record<string, unknown>): JobPreview | string | null {
  const sentence = useSentence();
  const wanted = JSON.stringify(body);
  const [found, setFound] = useState<{ wanted: string; answer: JobPreview | string } | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const timer = setTimeout(() => {
      ask<"previewJob">("POST", "/jobs/preview", JSON.parse(wanted), gone.signal).then(
        (answer) => setFound({ wanted, answer }),
        (error: unknown) => {
          if (!gone.signal.aborted) setFound({ wanted, answer: sentence(error) });
        },
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [wanted, sentence]);
  return found?.wanted === wanted ? found.answer : null;
}
