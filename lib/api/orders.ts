import { z } from "zod";
import { money } from "../commerce/money.ts";
import { order, orderStatus } from "../commerce/order.ts";
import { courses, fulfilmentStates, paymentStates } from "../commerce/order-machines.ts";
import { eventSummary } from "./events.ts";
import { instant, pageOf, pageQuery, uuid, words } from "./page.ts";
import { runEffect, runSummary } from "./runs.ts";
import { stockEntry } from "./stock.ts";
import { teamTask } from "./tasks.ts";
import { teamNote } from "./team.ts";

export const orderListQuery = pageQuery.extend({
  status: orderStatus.optional(),
  tag: z.string().max(200).optional(),
  customer: z.string().max(200).optional().meta({ description: "A customer's id." }),
  search: z.string().max(200).optional().meta({
    description: "An order's number, a SKU, the provider's number of a payment, or the beginning of a customer's name.",
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
  z.object({ kind: z.literal("task"), at: instant, task: teamTask }),
  /** What a flow or a person wrote down; `by` empty: a flow. */
  z.object({ kind: z.literal("written"), at: instant, id: uuid, text: z.string(), by: z.string(), runId: uuid.nullable() }),
  /** A price that a flow or an undo set at the platform. */
  z.object({
    kind: z.literal("price"),
    at: instant,
    key: z.string(),
    sku: z.string(),
    before: money,
    after: money,
    runId: uuid.nullable(),
    undone: z.boolean(),
  }),
  /** Stock that moved for it. */
  z.object({ kind: z.literal("stock"), at: instant, entry: stockEntry }),
  z.object({
    kind: z.literal("message"),
    at: instant,
    message: z.object({ id: z.string(), conversationId: z.string(), channel: z.string(), text: z.string() }),
  }),
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
  /** Its machines: what is paid, how far the goods are, whether it is held, and whether it is over. */
  standing: z.object({
    payment: z.enum(paymentStates),
    fulfilment: z.enum(fulfilmentStates),
    held: z.boolean(),
    course: z.enum(courses),
  }),
  payments: z.array(z.object({ id: z.string(), provider: z.string(), amount: money, at: z.string() })),
  refunds: z.array(z.object({ id: z.string(), amount: money, at: z.string() })),
  shipments: z.array(
    z.object({
      id: z.string(),
      carrier: z.string(),
      trackingNumber: z.string(),
      trackingUrl: z.string(),
      shippedAt: z.string(),
      deliveredAt: z.string(),
      /** Empty: the whole order. */
      items: z.array(z.object({ sku: z.string(), quantity: z.int() })),
    }),
  ),
  disputes: z.array(z.object({ id: z.string(), amount: money, status: z.string(), openedAt: z.string() })),
  /** What is set aside for it. */
  reserved: z.array(z.object({ sku: z.string(), location: z.string(), quantity: z.int() })),
  /** Newest first; further pages from `/orders/{id}/timeline`. */
  timeline: pageOf(timelineItem),
});
export type OrderDetail = z.infer<typeof orderDetail>;

export const orderParams = z.strictObject({ id: z.string().min(1).max(300) });
