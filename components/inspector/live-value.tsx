"use client";
/** A value of the sample event on one line, as people write it. */
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { exactTime } from "#components/ui/time.ts";
import type { FieldInScope } from "#lib/flow/fields-in-scope.ts";
import type { Say } from "#lib/language/render.ts";
import { verdictWords, yesNoWords } from "#lib/language/verdicts.ts";

const textMax = 60;
const isMoney = (value: unknown): value is { amountMinor: number; currency: string } =>
  typeof value === "object" &&
  value !== null &&
  "amountMinor" in value &&
  typeof value.amountMinor === "number" &&
  "currency" in value &&
  typeof value.currency === "string";

export function liveText(value: unknown, say: Say, tag: string, type?: FieldInScope["type"], words?: FieldInScope["valueWords"]): string {
  if (value === undefined || value === null) return say(verdictWords.notPresent);
  if (typeof value === "boolean") return say(value ? yesNoWords.yes : yesNoWords.no);
  if (typeof value === "number") return new Intl.NumberFormat(tag, { maximumFractionDigits: 9 }).format(value);
  if (typeof value === "string") {
    const known = words?.[value];
    if (known) return say(known);
    if (value === "") return say(verdictWords.empty);
    if (type === "time") return exactTime(value, tag, { seconds: false });
    return value.length > textMax ? `${value.slice(0, textMax).toWellFormed()}…` : value;
  }
  if (isMoney(value)) return value.currency === "" ? String(value.amountMinor / 100) : moneyText(value, tag);
  if (Array.isArray(value)) {
    if (value.length === 0) return say(verdictWords.empty);
    return value.every((each) => typeof each === "string" && each !== "{…}")
      ? liveText(value.join(", "), say, tag)
      : say(verdictWords.items, { n: value.length });
  }
  return "{…}";
}

export function useLiveText(): (value: unknown, field?: Pick<FieldInScope, "type" | "valueWords">) => string {
  const say = useSay();
  const tag = useLanguageTag();
  return (value, field) => liveText(value, say, tag, field?.type, field?.valueWords);
}
