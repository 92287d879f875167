import type { EntityRef } from "#lib/commerce/event.ts";

/** The lane in which what an event is about gets its state: the event is folded there and nowhere else. */
export const entityLane = (workspaceId: string, entity: EntityRef | null): string | null =>
  entity ? `${workspaceId}/${entity.type}:${entity.id}` : null;

/** The lane of a flow that does more with a burst of events than queue them: a new one passes the run under way, and decides. */
export const burstLane = (workspaceId: string, flowId: string, key: string) => `burst:${workspaceId}/${flowId}/${key}`;
export const isBurstLane = (lane: string) => lane.startsWith("burst:");
