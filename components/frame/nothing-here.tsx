import { saying } from "#components/language/saying.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { errorWords } from "#lib/language/errors.ts";

/** Drawn with nothing that needs a script: every page carries this one in case it is not there. */
export async function NothingHere() {
  const say = await saying();
  return (
    <EmptyState
      alone
      picture={<Searched />}
      title={say(errorWords.notFoundTitle)}
      action={
        <a href="/" className={buttonClass("primary")}>
          {say(errorWords.goHome)}
        </a>
      }
    >
      {say(errorWords.notFoundText)}
    </EmptyState>
  );
}

const Searched = () => (
  <svg aria-hidden className="size-8" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinecap="round">
    <circle cx="11" cy="11" r="8" />
    <path d="m21 21-4.3-4.3M8.5 8.5l5 5m0-5-5 5" />
  </svg>
);
