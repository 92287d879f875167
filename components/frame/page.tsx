import clsx from "clsx";
import type { ReactNode } from "react";

/** A page's content: at most 1,280 px wide, but for tables that use what there is. */
export function Page({ wide = false, className, children }: { wide?: boolean; className?: string; children: ReactNode }) {
  return <div className={clsx("mx-auto w-full px-4 py-6 md:px-8", wide ? "max-w-[1680px]" : "max-w-[1280px]", className)}>{children}</div>;
}

/** A titled part of a page. */
export function Section({
  title,
  aside,
  className,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={clsx("min-w-0", className)}>
      <div className="flex min-h-8 items-center justify-between gap-3 pb-2">
        <h2 className="font-semibold text-base">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function Card({ id, className, children }: { id?: string; className?: string; children: ReactNode }) {
  return (
    <div id={id} className={clsx("rounded-lg border border-line bg-raised", className)}>
      {children}
    </div>
  );
}
