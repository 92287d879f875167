"use client";
import { useSay } from "#components/language/say.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { alertWords } from "#lib/language/alerts.ts";
import { settingsWords } from "#lib/language/settings.ts";

export function SettingsTabs({ owner }: { owner: boolean }) {
  const say = useSay();
  return (
    <LinkTabs
      label={say(settingsWords.title)}
      items={[
        { href: "/settings", label: say(settingsWords.shop) },
        { href: "/settings/people", label: say(settingsWords.people) },
        { href: "/settings/alerts", label: say(alertWords.title) },
        ...(owner ? [{ href: "/settings/keys", label: say(settingsWords.keys) }] : []),
      ]}
    />
  );
}
