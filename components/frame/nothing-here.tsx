import { SearchX } from "lucide-react";
import { saying } from "#components/language/saying.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { errorWords } from "#lib/language/errors.ts";

export async function NothingHere() {
  const say = await saying();
  return (
    <EmptyState
      picture={<SearchX aria-hidden className="size-8" strokeWidth={1.5} />}
      title={say(errorWords.notFoundTitle)}
      action={
        <ButtonLink href="/" look="primary">
          {say(errorWords.goHome)}
        </ButtonLink>
      }
    >
      {say(errorWords.notFoundText)}
    </EmptyState>
  );
}
