"use client";
/** A flow's last 24 hours at a glance: runs above the line, failures in red under it. */
import { useSay } from "#components/language/say.tsx";
import { flowsWords } from "#lib/language/flows.ts";

const up = 16;
const down = 7;
const bar = 4;

export interface SparklineProps {
  hours: readonly { finished: number; failed: number }[];
}

export function Sparkline({ hours }: SparklineProps) {
  const say = useSay();
  const most = Math.max(1, ...hours.map((hour) => hour.finished));
  const mostFailed = Math.max(1, ...hours.map((hour) => hour.failed));
  const sum = (read: (hour: { finished: number; failed: number }) => number) => hours.reduce((n, hour) => n + read(hour), 0);
  const finished = sum((hour) => hour.finished);
  const failed = sum((hour) => hour.failed);
  const said = say(flowsWords.runsSaid, { finished, failed });
  const tall = (n: number, of: number, room: number) => (n === 0 ? 0 : Math.max(2, (n / of) * room));
  return (
    <span className="flex items-center gap-3">
      <svg role="img" aria-label={said} width={hours.length * bar} height={up + down + 1} className="shrink-0">
        <title>{said}</title>
        <line x1="0" x2={hours.length * bar} y1={up + 0.5} y2={up + 0.5} className="stroke-line-strong" />
        {hours.map((hour, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour's place is its name
          <g key={i}>
            <rect
              x={i * bar}
              width={bar - 1}
              y={up - tall(hour.finished, most, up)}
              height={tall(hour.finished, most, up)}
              className="fill-accent"
            />
            <rect x={i * bar} width={bar - 1} y={up + 1} height={tall(hour.failed, mostFailed, down)} className="fill-bad" />
          </g>
        ))}
      </svg>
      <span aria-hidden className="tabular whitespace-nowrap text-muted text-xs">
        {finished + failed}
        {failed > 0 ? <span className="text-bad"> · {failed}</span> : null}
      </span>
    </span>
  );
}
