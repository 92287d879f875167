"use client";
/** Failures of the last days, one bar a day. */
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import type { ProblemDetail } from "#lib/api/problems.ts";
import { problemWords } from "#lib/language/problems.ts";

const height = 56;
const smallest = 3;

export function ProblemDays({ days }: { days: ProblemDetail["days"] }) {
  const say = useSay();
  const tag = useLanguageTag();
  const most = Math.max(1, ...days.map(({ n }) => n));
  const name = new Intl.DateTimeFormat(tag, { month: "short", day: "numeric", timeZone: "UTC" });
  const dayOf = (day: string) => name.format(new Date(`${day}T00:00:00Z`));
  return (
    <figure>
      <ol
        className="flex items-end gap-1 border-line-strong border-b"
        style={{ height }}
        aria-label={say(problemWords.days, { n: days.length })}
      >
        {days.map(({ day, n }) => {
          const said = say(problemWords.dayOf, { day: dayOf(day), n });
          return (
            <li key={day} title={said} className="flex h-full min-w-0 flex-1 items-end rounded-t-sm hover:bg-hover">
              <span className="sr-only">{said}</span>
              <span
                aria-hidden
                className="w-full rounded-t-[2px] bg-bad"
                style={{ height: n === 0 ? 0 : Math.max(smallest, (n / most) * (height - 2)) }}
              />
            </li>
          );
        })}
      </ol>
      <figcaption className="mt-1 flex justify-between text-faint text-xs">
        <span>{dayOf(days[0]?.day ?? "")}</span>
        <span>{dayOf(days.at(-1)?.day ?? "")}</span>
      </figcaption>
    </figure>
  );
}
