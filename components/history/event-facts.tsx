"use client";
import Link from "next/link";
import { useSay } from "#components/language/say.tsx";
import { ExactTime } from "#components/ui/relative-time.tsx";
import type { EventDetail } from "#lib/api/events.ts";
import { originWords } from "#lib/language/activity.ts";
import { EntityText } from "./entity.tsx";

/** Where an event came from, what it is about and when, in one line. */
export function EventFacts({ event }: { event: EventDetail }) {
  const say = useSay();
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {event.entity?.type === "order" ? (
        <>
          <Link href={`/orders/${encodeURIComponent(event.entity.id)}`} className="rounded-sm hover:underline">
            <EntityText entity={event.entity} label={event.meaning.order?.number ?? null} />
          </Link>
          <span aria-hidden>·</span>
        </>
      ) : null}
      {event.source ? (
        <>
          <span>{event.source.name}</span>
          <span aria-hidden>·</span>
        </>
      ) : null}
      <span>{say(originWords[event.origin])}</span>
      <span aria-hidden>·</span>
      <ExactTime at={event.receivedAt} seconds />
    </span>
  );
}
