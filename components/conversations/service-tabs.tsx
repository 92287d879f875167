"use client";
import { useSay } from "#components/language/say.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { conversationsWords as words } from "#lib/language/conversations.ts";

export function ServiceTabs() {
  const say = useSay();
  return (
    <LinkTabs
      label={say(words.parts)}
      items={[
        { href: "/conversations", label: say(words.inbox) },
        { href: "/conversations/answers", label: say(words.answers) },
        { href: "/conversations/channels", label: say(words.channels) },
      ]}
    />
  );
}
