"use client";
import { useSay } from "#components/language/say.tsx";
import { uiWords } from "#lib/language/ui.ts";
import { Button } from "./button.tsx";

/** Under a list that goes on. */
export function LoadMore({ onClick, busy }: { onClick: () => void; busy: boolean }) {
  const say = useSay();
  return (
    <div className="flex justify-center py-4">
      <Button onClick={onClick} busy={busy}>
        {say(uiWords.loadMore)}
      </Button>
    </div>
  );
}
