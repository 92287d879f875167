"use client";
/** What ended in each of the last 24 hours: finished above the line, failures below it. */
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { useInBrowser } from "#components/language/use-now.ts";
import type { Home } from "#lib/api/shop.ts";
import { homeWords } from "#lib/language/home.ts";

const height = 96;
/** Of the height: failures are few, yet one must be seen. */
const below = 24;
const smallest = 3;

export function DayStrip({ hours }: { hours: Home["hours"] }) {
  const say = useSay();
  const tag = useLanguageTag();
  const known = useInBrowser();
  const most = Math.max(1, ...hours.map((hour) => hour.finished));
  const mostFailed = Math.max(1, ...hours.map((hour) => hour.failed));
  const scale = (n: number, of: number, room: number) => (n === 0 ? 0 : Math.max(smallest, (n / of) * room));
  const name = (at: string) =>
    new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(known ? {} : { timeZone: "UTC" }) }).format(
      new Date(at),
    );
  const busiest = hours.findIndex((hour) => hour.finished === most);
  return (
    <figure className="pt-4">
      <ol className="flex items-stretch gap-[3px]" aria-label={say(homeWords.whatRan)}>
        {hours.map((hour, i) => {
          const said = say(homeWords.chartHour, { hour: name(hour.at), finished: hour.finished, failed: hour.failed });
          return (
            <li key={hour.at} title={said} className="group flex min-w-0 flex-1 flex-col rounded-sm hover:bg-hover">
              <span className="sr-only">{said}</span>
              <span aria-hidden className="relative flex items-end" style={{ height: height - below }}>
                {i === busiest && hour.finished > 0 ? (
                  <span className="tabular absolute left-1/2 -translate-x-1/2 text-muted text-xs" style={{ bottom: height - below + 2 }}>
                    {hour.finished}
                  </span>
                ) : null}
                <span
                  className="w-full rounded-t-[2px] bg-accent/75 group-hover:bg-accent"
                  style={{ height: scale(hour.finished, most, height - below) }}
                />
              </span>
              <span aria-hidden className="h-px bg-line-strong" />
              <span aria-hidden style={{ height: below }}>
                <span className="block w-full rounded-b-[2px] bg-bad" style={{ height: scale(hour.failed, mostFailed, below - 8) }} />
              </span>
            </li>
          );
        })}
      </ol>
      <figcaption className="mt-1 flex justify-between text-faint text-xs">
        <span>{say(homeWords.hoursAgo)}</span>
        <span className="flex gap-4">
          <span className="flex items-center gap-1.5">
            <span className="h-2 w-2.5 rounded-t-[2px] bg-accent/75" /> {say(homeWords.finished)}
          </span>
          <span className="flex items-center gap-1.5">
            <span className="h-2 w-2.5 rounded-b-[2px] bg-bad" /> {say(homeWords.failed)}
          </span>
        </span>
        <span>{say(homeWords.now)}</span>
      </figcaption>
    </figure>
  );
}
