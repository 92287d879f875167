"use client";
import { useSay } from "#components/language/say.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { activityWords } from "#lib/language/activity.ts";
import { jobWords } from "#lib/language/jobs.ts";
import { ledgerWords } from "#lib/language/ledger.ts";
import { problemWords } from "#lib/language/problems.ts";

export function ActivityTabs() {
  const say = useSay();
  return (
    <LinkTabs
      label={say(activityWords.title)}
      items={[
        { href: "/runs", label: say(activityWords.runs) },
        { href: "/events", label: say(activityWords.events) },
        { href: "/actions", label: say(ledgerWords.title) },
        { href: "/problems", label: say(problemWords.title) },
        { href: "/jobs", label: say(jobWords.title) },
      ]}
    />
  );
}
