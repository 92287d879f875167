"use client";
import { useRef, useState } from "react";
import { type Answer, ask } from "#components/api/ask.ts";
import { useSentence } from "#components/api/use-deed.ts";
import { useSay } from "#components/language/say.tsx";
import { apisWords as words } from "#lib/language/apis.ts";

type Says = Answer<"previewApi">;

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
  const [found, setFound] = useState<{ says: Says; text: string } | null>(null);
  // an answer is for the text that was asked about: it comes too late once that was written over or given up
  const asked = useRef(0);
  const turnTo = (next: string) => {
    asked.current += 1;
    setReading(false);
    setText(next);
    setFound(null);
    setError(undefined);
  };
  return {
    text,
    found: found?.says ?? null,
    /** The document that `found` tells of: this one is kept. */
    readText: found?.text ?? "",
    error,
    reading,
    write: turnTo,
    /** What it was found to say; null where that is said as an error, or nobody waits for it any more. */
    async read(): Promise<Says | null> {
      if (text.trim() === "") {
        setError(say(words.needDocument));
        return null;
      }
      asked.current += 1;
      const mine = asked.current;
      setReading(true);
      try {
        const says = await ask<"previewApi">("POST", "/apis/preview", { document: text, ...(against === undefined ? {} : { against }) });
        if (mine !== asked.current) return null;
        if (says.same) {
          setError(say(words.same));
          return null;
        }
        setFound({ says, text });
        setError(undefined);
        return says;
      } catch (problem) {
        if (mine === asked.current) setError(sentence(problem));
        return null;
      } finally {
        if (mine === asked.current) setReading(false);
      }
    },
    /** Back to the document that was written. */
    reopen: () => turnTo(text),
    clear: () => turnTo(""),
  };
}
