"use client";
import { useSay } from "#components/language/say.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { apisWords } from "#lib/language/apis.ts";
import { connectionsWords } from "#lib/language/connections.ts";

export function ConnectionTabs() {
  const say = useSay();
  return (
    <LinkTabs
      label={say(connectionsWords.title)}
      items={[
        { href: "/connections", label: say(apisWords.tabConnections) },
        { href: "/connections/systems", label: say(apisWords.title) },
      ]}
    />
  );
}
