/** The shape of what comes. */
import clsx from "clsx";

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("skeleton h-4", className)} />;
}

const widths = ["w-40", "w-56", "w-32", "w-48", "w-36"];

export function TableSkeleton({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  const places = Array.from({ length: rows }, (_, row) => `r${row}`);
  const cells = Array.from({ length: columns }, (_, column) => `c${column}`);
  return (
    <div aria-hidden>
      <div className="h-9 border-line border-b" />
      {places.map((place, row) => (
        <div key={place} className="flex h-10 items-center gap-6 border-line border-b px-2">
          {cells.map((cell, column) => (
            <Skeleton
              key={cell}
              className={clsx("h-3.5", column === 0 ? widths[row % widths.length] : "w-20", column > 1 && "max-md:hidden")}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
