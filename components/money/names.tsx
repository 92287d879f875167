"use client";
/** How days, providers and signed amounts are written on the money pages. */
import clsx from "clsx";
import { useLanguageTag, useLocale, useSay } from "#components/language/say.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Money } from "#components/ui/money.tsx";
import type { MoneyDifference } from "#lib/api/money.ts";
import { differenceNames, differenceStateWords } from "#lib/language/difference-names.ts";
import { providerName } from "#lib/reconcile/names.ts";

/** A day of the statement's own calendar: no zone moves it. */
export function dayText(day: string, tag: string, weekday = true): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  return new Intl.DateTimeFormat(tag, {
    ...{ timeZone: "UTC", year: "numeric", month: "short", day: "numeric" },
    ...(weekday ? { weekday: "short" } : {}),
  }).format(at);
}

export function Day({ day }: { day: string }) {
  const tag = useLanguageTag();
  return <time dateTime={day}>{dayText(day, tag)}</time>;
}

export function Days({ from, to, none }: { from: string | null; to: string | null; none: string }) {
  const tag = useLanguageTag();
  if (!from || !to) return <span className="text-faint">{none}</span>;
  return <span>{from === to ? dayText(from, tag, false) : `${dayText(from, tag, false)} – ${dayText(to, tag, false)}`}</span>;
}

export function Provider({ provider }: { provider: string }) {
  return <span>{providerName(provider, useLocale())}</span>;
}

/** Nothing is a quiet dash; what goes out stands with its minus. */
export function Amount({ minor, currency, strong = false }: { minor: number | null; currency: string; strong?: boolean }) {
  if (minor === null || (minor === 0 && !strong)) return <span className="text-faint">–</span>;
  return (
    <Money amount={{ amountMinor: minor, currency }} className={clsx("tabular", strong && "font-medium", minor < 0 && "text-muted")} />
  );
}

export function DifferenceName({ kind, plain = false }: { kind: MoneyDifference["kind"]; plain?: boolean }) {
  const say = useSay();
  const tone = kind === "late" ? "info" : kind === "fee" || kind === "amount" ? "warn" : "bad";
  return (
    <Badge tone={tone} plain={plain}>
      {say(differenceNames[kind])}
    </Badge>
  );
}

export function DifferenceState({ state }: { state: MoneyDifference["state"] }) {
  const say = useSay();
  return <Badge tone={state === "open" ? "warn" : state === "right" ? "good" : "quiet"}>{say(differenceStateWords[state])}</Badge>;
}
