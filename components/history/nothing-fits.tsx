"use client";
import { SearchX } from "lucide-react";
import { usePathname } from "next/navigation";
import { useSay } from "#components/language/say.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { activityWords } from "#lib/language/activity.ts";

export function NothingFits() {
  const say = useSay();
  return (
    <EmptyState
      picture={<SearchX aria-hidden className="size-8" strokeWidth={1.5} />}
      title={say(activityWords.noMatch)}
      action={<ButtonLink href={usePathname()}>{say(activityWords.clearFilters)}</ButtonLink>}
    >
      {say(activityWords.noMatchText)}
    </EmptyState>
  );
}
