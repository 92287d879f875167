import type { ReactNode } from "react";

/** One part of what a step shows of itself, under its own small title. */
export function StepPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h4 className="mb-1.5 text-faint text-xs">{title}</h4>
      {children}
    </section>
  );
}

/** Whether there is nothing in a value that would be worth a part. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
