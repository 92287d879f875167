import { z } from "zod";
import { money } from "../commerce/money.ts";
import { order, orderStatus } from "../commerce/order.ts";
import { eventSummary } from "./events.ts";
import { instant, pageOf, pageQuery, uuid, words } from "./page.ts";
import { runEffect, runSummary } from "./runs.ts";
import { teamNote } from "./team.ts";

export const orderListQuery = pageQuery.extend({
  status: orderStatus.optional(),
  tag: z.string().max(200).optional(),
  customer: z.string().max(200).optional().meta({ description: "A customer's id." }),
  search: z.string().max(200).optional().meta({
    description: "The beginning of an order's number or a customer's name.",
  }),
});
export type OrderListQuery = z.infer<typeof orderListQuery>;

export const orderSummary = z.object({
  id: z.string(),
  number: z.string(),
  status: orderStatus,
  tags: z.array(z.string()),
  total: money,
  refunded: money,
  customer: z.object({ id: z.string(), name: z.string() }).nullable(),
  platform: z.string(),
  placedAt: instant,
  updatedAt: instant,
});
export type OrderSummary = z.infer<typeof orderSummary>;

/** One thing in an order's story. */
export const timelineItem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("event"), at: instant, event: eventSummary }),
  z.object({
    kind: z.literal("run"),
    at: instant,
    run: runSummary,
    /** Decisions and actions in order, with the step's own name. */
    decisions: z.array(
      z.object({
        node: z.string(),
        title: z.string(),
        type: z.string(),
        port: z.string(),
        /** What the way out is called; null: nobody knows any more. */
        way: words.nullable(),
        at: z.string(),
        /** Where people decided: who, and why. */
        by: z.array(z.object({ name: z.string(), reason: z.string() })),
      }),
    ),
    effects: z.array(runEffect),
  }),
  z.object({ kind: z.literal("note"), at: instant, note: teamNote }),
  /** Actions of runs that a person has had taken back. */
  z.object({
    kind: z.literal("undone"),
    at: instant,
    jobId: uuid,
    flowName: z.string(),
    version: z.int(),
    by: z.string(),
    actions: z.array(z.object({ effect: z.string(), args: z.unknown(), runId: uuid })),
  }),
]);
export type TimelineItem = z.infer<typeof timelineItem>;

export const orderDetail = orderSummary.extend({
  /** The canonical order as last heard from the platform. */
  document: order,
  source: z.object({ id: uuid, name: z.string() }).nullable(),
  /** Newest first; further pages from `/orders/{id}/timeline`. */
  timeline: pageOf(timelineItem),
});
export type OrderDetail = z.infer<typeof orderDetail>;

export const orderParams = z.strictObject({ id: z.string().min(1).max(300) });
