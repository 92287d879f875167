/** Says what will be here, why it is empty, and has the one button that fills it. */
import clsx from "clsx";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  picture?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
  /** It stands for the whole page: its title is the page's heading. */
  alone?: boolean;
}

export function EmptyState({ picture, title, children, action, className, alone = false }: EmptyStateProps) {
  const Heading = alone ? "h1" : "h2";
  return (
    <div className={clsx("flex flex-col items-center px-6 py-16 text-center", className)}>
      {picture ? <div className="mb-5 text-faint">{picture}</div> : null}
      <Heading className="text-lg font-semibold text-balance">{title}</Heading>
      {children ? <div className="mt-1.5 max-w-md text-base text-muted text-pretty">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
