"use client";
/** A few counts beside each other with their shares of the whole as one bar. */
import clsx from "clsx";
import { useLanguageTag } from "#components/language/say.tsx";

export interface Share {
  key: string;
  n: number;
  label: string;
  /** The bar's colour. */
  bar: string;
}

export function Shares({ label, shares, total, more = false }: { label: string; shares: readonly Share[]; total: number; more?: boolean }) {
  const tag = useLanguageTag();
  const number = new Intl.NumberFormat(tag);
  return (
    <div>
      <dl className={clsx("grid gap-4", shares.length > 3 ? "grid-cols-2 sm:grid-cols-5" : "grid-cols-3")}>
        {shares.map(({ key, n, label: name, bar }) => (
          <div key={key} className="min-w-0">
            <dd className="tabular font-semibold text-xl leading-7">
              {number.format(n)}
              {more && n > 0 ? "+" : ""}
            </dd>
            <dt className="flex items-center gap-1.5 text-muted text-sm">
              <span aria-hidden className={clsx("size-2 shrink-0 rounded-full", bar)} />
              <span className="truncate">{name}</span>
            </dt>
          </div>
        ))}
      </dl>
      <div role="img" aria-label={label} className="mt-3 flex h-1.5 gap-px overflow-hidden rounded-full bg-sunken">
        {shares
          .filter(({ n }) => n > 0)
          .map(({ key, n, bar }) => (
            <span key={key} className={clsx("transition-[width]", bar)} style={{ width: `${total === 0 ? 0 : (n / total) * 100}%` }} />
          ))}
      </div>
    </div>
  );
}
