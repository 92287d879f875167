"use client";
import { useSay } from "#components/language/say.tsx";
import { failureWords } from "#lib/language/failures.ts";

/** A failure in the reader's language where we know it by its code, else as it was written. */
export function FailureSentence({ failure }: { failure: { code: string; message: string } }) {
  const say = useSay();
  const known = Object.hasOwn(failureWords, failure.code) ? failureWords[failure.code as keyof typeof failureWords] : undefined;
  if (!known) return <>{failure.message}</>;
  return (
    <>
      {say(known)}
      {failure.message ? <span className="mt-1 block break-words font-mono text-muted text-xs">{failure.message}</span> : null}
    </>
  );
}
