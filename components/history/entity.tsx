"use client";
import { useSay } from "#components/language/say.tsx";
import type { EntityRef } from "#lib/commerce/event.ts";
import { activityWords } from "#lib/language/activity.ts";

/** "Order #1001": what an event or a run is about, by the name that people use. */
export function EntityText({ entity, label }: { entity: EntityRef | null; label?: string | null }) {
  const say = useSay();
  if (entity === null) return <>–</>;
  return (
    <>
      {say(activityWords[entity.type])} <span className="tabular text-ink">{label || entity.id}</span>
    </>
  );
}
