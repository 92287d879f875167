"use client";
import { useSay } from "#components/language/say.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { connectionTabsWords } from "#lib/language/connection-tabs.ts";
import { connectionsWords } from "#lib/language/connections.ts";

export function ConnectionTabs() {
  const say = useSay();
  return (
    <LinkTabs
      label={say(connectionsWords.title)}
      items={[
        { href: "/connections", label: say(connectionTabsWords.connections) },
        { href: "/connections/systems", label: say(connectionTabsWords.systems) },
      ]}
    />
  );
}
