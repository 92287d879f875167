"use client";
import { useLocale, useSay } from "#components/language/say.tsx";
import { failureSaid } from "#lib/language/failures.ts";

/** A failure as it was written where the reader reads English; else by its code, with what was written below it. */
export function FailureSentence({ failure }: { failure: { code: string; message: string } }) {
  const say = useSay();
  const locale = useLocale();
  const known = failureSaid(failure.code);
  if (!known || (locale === "en" && failure.message)) return <>{failure.message}</>;
  return (
    <>
      {say(known)}
      {failure.message && locale !== "en" ? (
        <span lang="en" className="mt-1 block break-words text-muted text-xs">
          {failure.message}
        </span>
      ) : null}
    </>
  );
}

/** The same in one line, for rows. */
export function useFailureLine(): (failure: { code: string; message: string }) => string {
  const say = useSay();
  const locale = useLocale();
  return (failure) => {
    const known = failureSaid(failure.code);
    return known && locale !== "en" ? say(known) : failure.message;
  };
}
