"use client";
/** Calls whose result nobody knows, each with the button that settles it. */
import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { Card } from "#components/frame/page.tsx";
import { useSay } from "#components/language/say.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { EffectSummary } from "#lib/api/effects.ts";
import { needsYouWords } from "#lib/language/needs-you.ts";
import { actionTitle, methodOf } from "./action-sentence.ts";
import { DecideResult } from "./decide-result.tsx";

export function UnknownResults({ effects, count, mayEdit }: { effects: readonly EffectSummary[]; count: number; mayEdit: boolean }) {
  const say = useSay();
  return (
    <>
      <p className="mb-2 text-muted text-sm">{say(needsYouWords.unknownText)}</p>
      <Card>
        <ul className="divide-y divide-line">
          {effects.map((effect) => (
            <li key={effect.key} className="flex items-start gap-3 px-4 py-2.5">
              <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{actionTitle(effect.effect, effect.args, say, effect.connection?.name)}</p>
                <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-muted text-sm">
                  <Link href={`/runs/${effect.runId}`} className="rounded-sm text-accent hover:underline">
                    {effect.flowName}
                  </Link>
                  {effect.entityLabel ? <span className="tabular">{effect.entityLabel}</span> : null}
                  <span>{methodOf(effect.args)}</span>
                  <RelativeTime at={effect.intendedAt} />
                </p>
              </div>
              {mayEdit ? <DecideResult effect={effect} /> : null}
            </li>
          ))}
          {count > effects.length ? (
            <li className="px-4 py-2 text-sm">
              <Link href="/actions?state=in%20doubt" className="rounded-sm text-accent hover:underline">
                {say(needsYouWords.moreUnknown)} ({count})
              </Link>
            </li>
          ) : null}
        </ul>
      </Card>
    </>
  );
}
