"use client";
import { useSay } from "#components/language/say.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { settingsWords } from "#lib/language/settings.ts";

export function SettingsTabs({ owner }: { owner: boolean }) {
  const say = useSay();
  return (
    <LinkTabs
      label={say(settingsWords.title)}
      items={[
        { href: "/settings", label: say(settingsWords.shop) },
        { href: "/settings/people", label: say(settingsWords.people) },
        ...(owner ? [{ href: "/settings/keys", label: say(settingsWords.keys) }] : []),
      ]}
    />
  );
}
