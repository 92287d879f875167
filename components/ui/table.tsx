/** Tables: 40 px rows, a header that stays, and the whole row a link (`RowLink` stretches over it). */
import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

export function Table({ className, children, label }: { className?: string; children: ReactNode; label: string }) {
  return (
    <table aria-label={label} className={clsx("w-full border-separate border-spacing-0 text-sm", className)}>
      {children}
    </table>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

export function Th({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        "sticky top-0 z-10 h-9 whitespace-nowrap border-line border-b bg-surface px-3 text-left font-normal text-faint text-xs first:pl-2 last:pr-2",
        className,
      )}
    />
  );
}

export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={clsx("group relative hover:bg-hover has-[a:focus-visible]:bg-hover", className)} />;
}

export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={clsx("h-10 border-line border-b px-3 first:pl-2 last:pr-2", className)} />;
}

/** Put it in the row's first telling cell. Other controls in the row need `relative z-[1]`. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={clsx("font-medium text-ink after:absolute after:inset-0", className)} />;
}
