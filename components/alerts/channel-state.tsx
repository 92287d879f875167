"use client";
/** How the last message by a channel went: when, or why it could not be sent. */
import type { ReactNode } from "react";
import { useSay } from "#components/language/say.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AlertState } from "#lib/api/problems.ts";
import { alertWords } from "#lib/language/alerts.ts";

export function ChannelState({ state, children }: { state: AlertState["channels"][number] | undefined; children: ReactNode }) {
  const say = useSay();
  if (!state) return null;
  const { error, pending, sentAt } = state;
  return (
    <div className="flex flex-col gap-3">
      {error ? (
        <Notice tone="bad" title={say(alertWords.failing)}>
          {error}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {children}
        <span className="text-muted text-sm">
          {sentAt ? (
            <>
              {say(alertWords.lastSent)} <RelativeTime at={sentAt} />
            </>
          ) : (
            say(alertWords.neverSent)
          )}
          {pending > 0 ? <span className="ml-3">{say(alertWords.pending, { n: pending })}</span> : null}
        </span>
      </div>
    </div>
  );
}
