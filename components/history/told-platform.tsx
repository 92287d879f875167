"use client";
/** Whether the shop's platform has a change that was made here: it has, it will, or it would not. */
import { useSay } from "#components/language/say.tsx";
import type { RunEffect } from "#lib/api/runs.ts";
import { toldWords } from "#lib/language/ledger.ts";
import { systemName } from "./platform-outcome.ts";

export function ToldPlatform({ told, className }: { told: RunEffect["told"]; className?: string }) {
  const say = useSay();
  if (!told) return null;
  const { state, error: why } = told;
  const system = systemName(told.system, say);
  const words = state === "waiting" && why ? toldWords.waitingWhy : toldWords[state];
  return <span className={`${state === "refused" ? "text-warn" : "text-muted"} ${className ?? ""}`}>{say(words, { system, why })}</span>;
}
