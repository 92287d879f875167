"use client";
/** What is put away behind one line. A problem in it opens it; after that only a person folds it: what is in use stays in sight. */
import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

export interface FoldedProps {
  label: string;
  /** Something in it has a problem. */
  bad: boolean;
  strong?: boolean;
  children: ReactNode;
}

export function Folded({ label, bad, strong = false, children }: FoldedProps) {
  const [open, setOpen] = useState(bad);
  const [wasBad, setWasBad] = useState(bad);
  if (bad !== wasBad) {
    setWasBad(bad);
    if (bad) setOpen(true);
  }
  return (
    <details className="group/folded" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={clsx("flex w-fit items-center gap-1 rounded-sm text-muted text-sm hover:text-ink", strong && "font-medium")}>
        <ChevronRight aria-hidden className="size-4 transition-transform group-open/folded:rotate-90" />
        {label}
      </summary>
      {children}
    </details>
  );
}
