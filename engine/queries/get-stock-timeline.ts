import type { TimelineItem } from "#lib/api/orders.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { entityTimeline } from "./entity-timeline.ts";

export async function getStockTimeline(actor: Actor, input: PageQuery & { sku: string }): Promise<Page<TimelineItem>> {
  requireRole(actor, "viewer");
  return await entityTimeline(actor, input, { sku: [input.sku] });
}
