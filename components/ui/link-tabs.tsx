"use client";
/** Tabs that are pages of their own. */
import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";

export function LinkTabs({ label, items }: { label: string; items: readonly { href: string; label: string }[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="mb-4 border-line border-b">
      <ul className="flex gap-5">
        {items.map((item) => {
          const here = pathname === item.href;
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                aria-current={here ? "page" : undefined}
                className={clsx(
                  "-mb-px flex h-9 items-center border-b-2 font-medium text-sm",
                  here ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
                )}
              >
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
