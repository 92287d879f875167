/** A sentence that should not be overlooked: what happened, to what, and what to do. */
import clsx from "clsx";
import type { ReactNode } from "react";
import { toneIcons } from "./badge.tsx";

const tones = {
  info: "border-info/30 bg-info-soft [&>svg]:text-info",
  warn: "border-warn/30 bg-warn-soft [&>svg]:text-warn",
  bad: "border-bad/30 bg-bad-soft [&>svg]:text-bad",
  good: "border-good/30 bg-good-soft [&>svg]:text-good",
} as const;

export interface NoticeProps {
  tone?: keyof typeof tones;
  title?: ReactNode | undefined;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function Notice({ tone = "info", title, children, action, className }: NoticeProps) {
  const Icon = toneIcons[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "note"}
      className={clsx("flex items-start gap-2.5 rounded-lg border p-3 text-ink text-sm", tones[tone], className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={clsx("text-pretty", title && "mt-0.5 text-muted")}>{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
