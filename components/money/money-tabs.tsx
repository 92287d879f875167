"use client";
import { useSay } from "#components/language/say.tsx";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { moneyWords } from "#lib/language/money.ts";

export function MoneyTabs() {
  const say = useSay();
  return (
    <LinkTabs
      label={say(moneyWords.title)}
      items={[
        { href: "/money", label: say(moneyWords.days) },
        { href: "/money/differences", label: say(moneyWords.differences) },
        { href: "/money/statements", label: say(moneyWords.statements) },
      ]}
    />
  );
}
