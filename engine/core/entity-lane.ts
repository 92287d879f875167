import type { EntityRef } from "#lib/commerce/event.ts";

/** The lane in which what an event is about gets its state: the event is folded there and nowhere else. */
export const entityLane = (workspaceId: string, entity: EntityRef | null): string | null =>
  entity ? `${workspaceId}/${entity.type}:${entity.id}` : null;
