"use client";
import { useSay } from "#components/language/say.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { activityWords } from "#lib/language/activity.ts";

export function ActivityTabs() {
  const say = useSay();
  return (
    <LinkTabs
      label={say(activityWords.title)}
      items={[
        { href: "/runs", label: say(activityWords.runs) },
        { href: "/events", label: say(activityWords.events) },
      ]}
    />
  );
}
