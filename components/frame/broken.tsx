"use client";
import { TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useSay } from "#components/language/say.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { errorWords } from "#lib/language/errors.ts";
import { uiWords } from "#lib/language/ui.ts";

/** What a page shows when it could not be read. */
export function Broken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const say = useSay();
  const router = useRouter();
  const retry = () => {
    // what broke in the browser, a part of the page that a newer release no longer has for one, breaks again until all is loaded anew
    if (!error.digest) return window.location.reload();
    startTransition(() => {
      router.refresh();
      reset();
    });
  };
  return (
    <div role="alert">
      <EmptyState
        alone
        picture={<TriangleAlert aria-hidden className="size-8 text-warn" strokeWidth={1.5} />}
        title={say(errorWords.pageTitle)}
        action={
          <>
            <Button look="primary" onClick={retry}>
              {say(uiWords.tryAgain)}
            </Button>
            <ButtonLink href="/">{say(errorWords.goHome)}</ButtonLink>
          </>
        }
      >
        {error.digest ? say(errorWords.pageText, { digest: error.digest }) : say(errorWords.pageTextPlain)}
      </EmptyState>
    </div>
  );
}
