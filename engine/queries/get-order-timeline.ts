import type { TimelineItem } from "#lib/api/orders.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { entityTimeline } from "./entity-timeline.ts";

export async function getOrderTimeline(actor: Actor, input: PageQuery & { id: string }): Promise<Page<TimelineItem>> {
  requireRole(actor, "viewer");
  return await entityTimeline(actor, input, { order: [input.id] });
}
