import clsx from "clsx";
import type { ReactNode } from "react";

export interface PageHeaderProps {
  title: ReactNode;
  /** States and facts beside the title. */
  beside?: ReactNode;
  description?: ReactNode;
  /** Buttons; one primary at most. */
  actions?: ReactNode;
  className?: string;
}

export function PageHeader({ title, beside, description, actions, className }: PageHeaderProps) {
  return (
    <header className={clsx("flex flex-wrap items-start gap-x-4 gap-y-3 pb-5", className)}>
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold text-balance">{title}</h1>
          {beside}
        </div>
        {description ? <div className="mt-1 max-w-2xl text-base text-muted">{description}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
