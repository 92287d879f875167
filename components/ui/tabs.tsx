"use client";
/** Views of one thing beside each other; arrow keys go along their names. */
import clsx from "clsx";
import { createContext, type KeyboardEvent, type ReactNode, useContext, useId, useMemo, useState } from "react";

const Context = createContext<{ id: string; chosen: string; choose: (value: string) => void }>({ id: "", chosen: "", choose: () => {} });

export function Tabs({ defaultValue, className, children }: { defaultValue: string; className?: string; children: ReactNode }) {
  const id = useId();
  const [chosen, choose] = useState(defaultValue);
  const tabs = useMemo(() => ({ id, chosen, choose }), [id, chosen]);
  return (
    <Context value={tabs}>
      <div className={className}>{children}</div>
    </Context>
  );
}

export function TabsList({ className, children }: { className?: string; children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
    const here = tabs.indexOf(event.target as HTMLElement);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
    if (here < 0 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    tabs.at(to % tabs.length)?.focus();
  };
  return (
    <div
      role="tablist"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className={clsx("relative flex gap-4 border-b border-line outline-none", className)}
    >
      {children}
    </div>
  );
}

export function Tab({ value, children }: { value: string; children: ReactNode }) {
  const { id, chosen, choose } = useContext(Context);
  const here = chosen === value;
  return (
    <button
      type="button"
      role="tab"
      id={`${id}t${value}`}
      aria-selected={here}
      aria-controls={here ? `${id}p${value}` : undefined}
      tabIndex={here ? 0 : -1}
      onClick={() => choose(value)}
      className={clsx(
        "-mb-px flex h-9 items-center gap-1.5 rounded-t-sm border-b-2 text-sm font-medium transition-colors hover:text-ink [&_svg]:size-4",
        here ? "border-accent text-ink" : "border-transparent text-muted",
      )}
    >
      {children}
    </button>
  );
}

export function TabPanel({ value, className, children }: { value: string; className?: string; children: ReactNode }) {
  const { id, chosen } = useContext(Context);
  if (chosen !== value) return null;
  return (
    <div role="tabpanel" id={`${id}p${value}`} aria-labelledby={`${id}t${value}`} tabIndex={-1} className={clsx("outline-none", className)}>
      {children}
    </div>
  );
}
