/** From a verified arrival to commit 1: its meaning, the live flows it starts, and the lanes their turns will take. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { utcDay } from "#lib/commerce/instant.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { limits } from "#lib/limits.ts";
import type { BoundFlow } from "../core/bind.ts";
import { burstLane, entityLane } from "../core/entity-lane.ts";
import type { Delivery } from "../runtime/lane.ts";
import type { EventRow } from "../store/accept-events.ts";
import { storableText } from "../store/columns.ts";
import { eventId, runId, shardOf } from "./ids.ts";
import type { Incoming } from "./incoming.ts";

export interface Matched {
  readonly row: EventRow;
  readonly event: CanonicalEvent;
}
export interface StartedFlow {
  readonly flowId: string;
  readonly version: number;
  readonly bound: BoundFlow;
}

/** @param startedBy the live flows that an event starts */
export function match(incoming: Incoming, startedBy: (event: CanonicalEvent) => readonly StartedFlow[]): Matched {
  const ms = incoming.receivedAt.getTime();
  const id = eventId(ms);
  const day = utcDay(ms);
  const at = incoming.receivedAt.toISOString();
  const { meaning, body } = incoming.read ?? readMeaning(incoming.reading, Buffer.from(incoming.body).toString("utf8"));
  const event: CanonicalEvent = { ...meaning, id, workspaceId: incoming.workspaceId, sourceId: incoming.sourceId, receivedAt: at, body };
  const started = wanted(incoming, event, startedBy);
  const common = { kind: "event" as const, workspaceId: incoming.workspaceId, day, eventId: id, eventDay: day, replay: 0, at };
  const home = entityLane(incoming.workspaceId, event.entity);
  const deliveries: Omit<Delivery, "seq">[] = [];
  const lanes = started.map((flow) => laneOf(flow, event, home));
  // the event's own lane folds it, with the first flow that runs there or by itself
  if (home && !lanes.includes(home))
    deliveries.push({ ...common, lane: home, shard: shard(home), flowId: null, version: null, runId: null, folds: true });
  let folded = home !== null && deliveries.length > 0;
  started.forEach((flow, i) => {
    const lane = lanes[i] ?? `event:${id}`;
    const folds = !folded && lane === home;
    folded ||= folds;
    const run = runId(id, flow.flowId, 0);
    deliveries.push({ ...common, lane, shard: shard(lane), flowId: flow.flowId, version: flow.version, runId: run, folds });
  });
  const row: EventRow = {
    id,
    day,
    workspaceId: incoming.workspaceId,
    sourceId: incoming.sourceId,
    origin: incoming.origin,
    type: meaning.type,
    topic: meaning.topic,
    entityType: meaning.entity?.type ?? null,
    entityId: meaning.entity?.id ?? null,
    receivedAt: at,
    reading: incoming.reading,
    body: incoming.body,
    text: incoming.text,
    headers: incoming.headers,
    dedupeKey: incoming.dedupeKey,
    deliveries,
  };
  return { row, event };
}

/** What we caused ourselves starts nothing either, unless a start asks for it: that is the start's own setting. */
function wanted(incoming: Incoming, event: CanonicalEvent, startedBy: (event: CanonicalEvent) => readonly StartedFlow[]) {
  if (incoming.origin === "import") return [];
  const { onlyFlowId } = incoming;
  return onlyFlowId === undefined ? startedBy(event) : startedBy(event).filter(({ flowId }) => flowId === onlyFlowId);
}

/** `none` has no order to keep: each run is a lane of its own. Else the flow's own key, or what the event is about. */
export function laneOf({ flowId, bound }: Pick<StartedFlow, "flowId" | "bound">, event: CanonicalEvent, home: string | null): string {
  if (bound.document.ordering === "none") return `run:${event.id}/${flowId}`;
  const key = bound.laneKey(event);
  if ((bound.document.burst ?? "queue") !== "queue")
    return burstLane(event.workspaceId, flowId, storableText((key ?? home ?? event.id).slice(0, limits.dedupeKeyCharsMax)));
  if (key !== null) return `${event.workspaceId}/key:${flowId}:${storableText(key.slice(0, limits.dedupeKeyCharsMax))}`;
  return home ?? `event:${event.id}`;
}

const shard = (lane: string) => shardOf(lane, limits.shards);
