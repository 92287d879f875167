"use client";
/** "3 minutes ago", with the exact time on hover, in the reader's own zone. */
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { useInBrowser, useNow } from "#components/language/use-now.ts";
import { uiWords } from "#lib/language/ui.ts";
import { exactTime, relativeTime } from "./time.ts";

export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string | Date;
  /** `narrow`: "3 min ago", for tables. */
  narrow?: boolean;
  className?: string;
}

export function RelativeTime({ at, narrow = false, className }: RelativeTimeProps) {
  const say = useSay();
  const tag = useLanguageTag();
  const now = useNow();
  const known = useInBrowser();
  const iso = typeof at === "string" ? at : at.toISOString();
  const then = Date.parse(iso);
  const text = Number.isNaN(then) ? iso : (relativeTime(then, now, tag, narrow) ?? say(uiWords.justNow));
  return (
    <time dateTime={iso} title={known ? exactTime(iso, tag) : iso} className={className} suppressHydrationWarning>
      {text}
    </time>
  );
}

/** The exact time, in the reader's zone once the browser has the page. */
export function ExactTime({ at, seconds = false, className }: { at: string | Date; seconds?: boolean; className?: string }) {
  const tag = useLanguageTag();
  const known = useInBrowser();
  const iso = typeof at === "string" ? at : at.toISOString();
  return (
    <time dateTime={iso} title={known ? exactTime(iso, tag) : iso} className={className}>
      {exactTime(iso, tag, { zone: known ? undefined : "UTC", seconds })}
    </time>
  );
}
