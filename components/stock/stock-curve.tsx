"use client";
/** What was free to sell day by day, drawn as steps from nothing up, with the warning's line. */
import { useSay } from "#components/language/say.tsx";
import type { StockDetail } from "#lib/api/stock.ts";
import { stockWords } from "#lib/language/stock.ts";

const [width, height] = [600, 96];

export function StockCurve({ days, warnBelow }: Pick<StockDetail, "days" | "warnBelow">) {
  const say = useSay();
  const values = days.map(({ free }) => Math.max(0, free));
  const most = Math.max(1, warnBelow ?? 0, ...values);
  const x = (i: number) => (i / Math.max(1, days.length)) * width;
  const y = (value: number) => height - (value / most) * (height - 8);
  const line = values.map((value, i) => `${i === 0 ? "M" : "L"}${x(i)},${y(value)} L${x(i + 1)},${y(value)}`).join(" ");
  const label = say(stockWords.curveText, { first: values[0] ?? 0, last: values.at(-1) ?? 0, most: Math.max(0, ...values) });
  return (
    <figure className="px-4 py-3">
      <figcaption className="flex items-baseline justify-between text-faint text-xs">
        <span>{say(stockWords.curve, { n: days.length })}</span>
        <span className="tabular">{Math.max(0, ...values)}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} className="mt-1 h-24 w-full" preserveAspectRatio="none" role="img" aria-label={label}>
        <path d={`${line} L${width},${height} L0,${height} Z`} className="fill-accent/15" />
        <path d={line} className="fill-none stroke-accent" strokeWidth={2} vectorEffect="non-scaling-stroke" />
        {warnBelow === null ? null : (
          <line
            x1={0}
            x2={width}
            y1={y(warnBelow)}
            y2={y(warnBelow)}
            className="stroke-warn"
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
        <line x1={0} x2={width} y1={height} y2={height} className="stroke-line" vectorEffect="non-scaling-stroke" />
      </svg>
    </figure>
  );
}
