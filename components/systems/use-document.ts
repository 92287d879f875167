"use client";
import { useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { apisWords as words } from "#lib/language/apis.ts";

type Found = Answer<"previewApi">;

/**
 * A document that is read and shown before anything is kept.
 * @param against the system that it is to be a newer document of
 */
export function useDocument(against?: string) {
  const say = useSay();
  const sentence = useSentence();
  const [reading, setReading] = useState(false);
  const [text, setText] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [found, setFound] = useState<Found | null>(null);
  return {
    text,
    found,
    error,
    reading,
    setError,
    write(next: string) {
      setText(next);
      setError(undefined);
    },
    /** What it was found to say; null where that is said as an error. */
    async read(): Promise<Found | null> {
      if (text.trim() === "") {
        setError(say(words.needDocument));
        return null;
      }
      setReading(true);
      try {
        const answer = await ask<"previewApi">("POST", "/apis/preview", { document: text, ...(against === undefined ? {} : { against }) });
        if (answer.same) {
          setError(say(words.same));
          return null;
        }
        setFound(answer);
        setError(undefined);
        return answer;
      } catch (problem) {
        setError(sentence(problem));
        return null;
      } finally {
        setReading(false);
      }
    },
    /** Back to the document that was written. */
    reopen() {
      setFound(null);
      setError(undefined);
    },
    clear() {
      setText("");
      setFound(null);
      setError(undefined);
    },
  };
}
