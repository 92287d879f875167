/** Says what will be here, why it is empty, and has the one button that fills it. */
import clsx from "clsx";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  picture?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ picture, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={clsx("flex flex-col items-center px-6 py-16 text-center", className)}>
      {picture ? <div className="mb-5 text-faint">{picture}</div> : null}
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      {children ? <div className="mt-1.5 max-w-md text-base text-muted text-pretty">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
