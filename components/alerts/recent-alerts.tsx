"use client";
import Link from "next/link";
import { Card } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AlertState } from "#lib/api/problems.ts";
import { alertMessageWords, alertWords } from "#lib/language/alerts.ts";

export function RecentAlerts({ state }: { state: AlertState }) {
  const say = useSay();
  if (state.recent.length === 0) return <p className="text-muted">{say(alertWords.recentNone)}</p>;
  return (
    <Card>
      <ul className="divide-y divide-line">
        {state.recent.map(({ id, kind, at, data, pending }) => (
          <li key={id} className="flex items-center gap-3 px-4 py-2 text-sm">
            <Link href={data.path} className="min-w-0 flex-1 truncate rounded-sm hover:underline">
              {say(alertMessageWords.title[kind], { name: data.name, minutes: data.minutes, count: data.count })}
            </Link>
            {pending.length > 0 ? <Badge tone="quiet">{say(alertWords.waits)}</Badge> : null}
            <span className="shrink-0 text-faint text-xs">
              <RelativeTime at={at} narrow />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
