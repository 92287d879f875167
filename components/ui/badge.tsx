/** A state: its colour never alone, but with an icon and a word. */
import clsx from "clsx";
import { CircleCheck, CircleDashed, CircleX, Info, type LucideIcon, Play, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "good" | "warn" | "bad" | "info" | "quiet" | "accent";

const soft: Record<Tone, string> = {
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
  accent: "bg-accent-soft text-accent",
  quiet: "bg-sunken text-muted",
};
const bare: Record<Tone, string> = {
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
  info: "text-info",
  accent: "text-accent",
  quiet: "text-muted",
};
export const toneIcons: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleX,
  info: Info,
  accent: Play,
  quiet: CircleDashed,
};

export interface BadgeProps {
  tone?: Tone;
  icon?: LucideIcon | null | undefined;
  /** Without a ground, for dense tables. */
  plain?: boolean;
  className?: string;
  children: ReactNode;
}

export function Badge({ tone = "quiet", icon, plain = false, className, children }: BadgeProps) {
  const Icon = icon === null ? null : (icon ?? toneIcons[tone]);
  return (
    <span
      className={clsx(
        "inline-flex max-w-full shrink-0 items-center gap-1 whitespace-nowrap align-middle font-medium text-xs",
        plain ? bare[tone] : ["h-5 rounded-md px-1.5", soft[tone]],
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3.5 shrink-0" /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A tag, a type, a version: no state, so no colour. */
export function Chip({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 max-w-full items-center truncate align-middle rounded-md bg-sunken px-1.5 text-muted text-xs",
        className,
      )}
    >
      {children}
    </span>
  );
}
