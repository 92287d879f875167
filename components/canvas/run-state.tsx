"use client";
/** How a step fared in a run: a ring, an icon, a word, its time. */
import clsx from "clsx";
import { Check, CircleDashed, Clock, LoaderCircle, type LucideIcon, X } from "lucide-react";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { runStateWords } from "#lib/language/editor.ts";

export interface StepState {
  status: "done" | "failed" | "skipped" | "waiting" | "running";
  /** How long it took. */
  ms?: number;
  /** The way out that it took. */
  port?: string;
}

const looks: Record<StepState["status"], { icon: LucideIcon; badge: string; ring: string }> = {
  done: { icon: Check, badge: "bg-good-soft text-good", ring: "border-good!" },
  failed: { icon: X, badge: "bg-bad-soft text-bad", ring: "border-bad! ring-2 ring-bad/25" },
  waiting: { icon: Clock, badge: "bg-warn-soft text-warn", ring: "border-warn! border-dashed" },
  running: { icon: LoaderCircle, badge: "bg-info-soft text-info", ring: "border-info!" },
  skipped: { icon: CircleDashed, badge: "text-faint", ring: "border-line!" },
};
export const stateRing = (state: StepState): string => looks[state.status].ring;

export function RunStateBadge({ state }: { state: StepState }) {
  const say = useSay();
  const tag = useLanguageTag();
  const look = looks[state.status];
  const Icon = look.icon;
  const word = say(runStateWords[state.status]);
  return (
    <span className="flex shrink-0 flex-col items-end gap-0.5">
      <span role="img" aria-label={word} title={word} className={clsx("flex size-5 items-center justify-center rounded-full", look.badge)}>
        <Icon aria-hidden className={clsx("size-3.5", state.status === "running" && "animate-spin")} />
      </span>
      {state.ms === undefined ? null : <span className="step-line tabular text-faint text-xs">{duration(state.ms, tag)}</span>}
    </span>
  );
}

function duration(ms: number, tag: string): string {
  const [value, unit, digits] = ms < 1_000 ? [ms, "millisecond", 0] : ms < 60_000 ? [ms / 1_000, "second", 1] : [ms / 60_000, "minute", 1];
  return new Intl.NumberFormat(tag, {
    style: "unit",
    unit: String(unit),
    unitDisplay: "narrow",
    maximumFractionDigits: Number(digits),
  }).format(Number(value));
}
