"use client";
import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "#components/frame/page.tsx";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { spanText } from "#components/ui/time.ts";
import type { Home } from "#lib/api/shop.ts";
import { homeWords } from "#lib/language/home.ts";

export function Figures({ home }: { home: Home }) {
  const say = useSay();
  const tag = useLanguageTag();
  const number = new Intl.NumberFormat(tag);
  const { queueAgeMs } = home.waiting;
  return (
    <>
      <Card className="grid grid-cols-2 overflow-hidden divide-line md:grid-cols-5 md:divide-x">
        <Figure href="/events" label={say(homeWords.events)} when={say(homeWords.perDay)} value={number.format(home.last24h.events)} />
        <Figure
          href="/runs?status=finished"
          label={say(homeWords.runsFinished)}
          when={say(homeWords.perDay)}
          value={number.format(home.last24h.finished)}
        />
        <Figure
          href="/runs?status=failed"
          label={say(homeWords.runsFailed)}
          when={say(homeWords.perDay)}
          value={number.format(home.last24h.failed)}
          bad={home.last24h.failed > 0}
        />
        <Figure
          href="/runs?status=parked"
          label={say(homeWords.runsWaiting)}
          when={say(homeWords.rightNow)}
          value={number.format(home.now.parked)}
        />
        <Figure
          href="/runs?status=queued"
          label={say(homeWords.oldestWork)}
          when={say(homeWords.rightNow)}
          value={queueAgeMs === null || queueAgeMs < 1_000 ? say(homeWords.nothingQueued) : spanText(queueAgeMs, tag)}
          bad={queueAgeMs !== null && queueAgeMs > lateMs}
        />
      </Card>
      <Account account={home.account} />
    </>
  );
}

/** Every run there ever was, as one sum that anybody can check. */
function Account({ account }: { account: Home["account"] }) {
  const say = useSay();
  const { received, done, waiting, failed } = account;
  if (received === 0) return null;
  const addsUp = received === done + waiting + failed;
  return (
    <p className="tabular -mt-2 px-1 text-muted text-sm" title={say(homeWords.accountAbout)}>
      {say(homeWords.account, account)}
      {addsUp ? null : <strong className="ml-2 text-bad">{say(homeWords.accountOff)}</strong>}
    </p>
  );
}

/** Work that waits longer than this is worth a look. */
const lateMs = 60_000;

function Figure({ href, label, when, value, bad = false }: { href: string; label: string; when: string; value: ReactNode; bad?: boolean }) {
  return (
    <Link href={href} className="px-4 py-3 -outline-offset-2 hover:bg-hover">
      <span className="block text-muted text-sm">{label}</span>
      <span className={clsx("tabular block font-semibold text-2xl", bad && "text-bad")}>{value}</span>
      <span className="block text-faint text-xs">{when}</span>
    </Link>
  );
}
