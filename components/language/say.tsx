"use client";
/** The reader's language for client components: `const say = useSay(); say(words.key, { n: 3 })`. */
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { languageTag, renderWords, type Say } from "#lib/language/render.ts";
import type { Locale } from "#lib/language/words.ts";

interface Reader {
  locale: Locale;
  /** The server's clock when the page was drawn: the first paint agrees with it. */
  now: number;
  /** The shop's zone, for reports and schedules; the reader's own is the browser's. UTC at the door. */
  timeZone: string;
}
const Context = createContext<Reader>({ locale: "en", now: 0, timeZone: "UTC" });

export function SayProvider({ locale, now, timeZone, children }: Reader & { children: ReactNode }) {
  const reader = useMemo(() => ({ locale, now, timeZone }), [locale, now, timeZone]);
  return <Context value={reader}>{children}</Context>;
}

/** Inside a shop its zone is known. */
export function ShopZone({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const { locale, now } = useContext(Context);
  return (
    <SayProvider locale={locale} now={now} timeZone={timeZone}>
      {children}
    </SayProvider>
  );
}

export const useReader = (): Reader => useContext(Context);
export const useLocale = (): Locale => useContext(Context).locale;
/** `en` or `zh-CN`, for `Intl`. */
export const useLanguageTag = (): string => languageTag[useContext(Context).locale];

export function useSay(): Say {
  const { locale } = useContext(Context);
  return useMemo<Say>(() => (words, values) => renderWords(words, locale, values), [locale]);
}
