import { z } from "zod";
import { money } from "../commerce/money.ts";
import { orderSummary, timelineItem } from "./orders.ts";
import { instant, pageOf, pageQuery, uuid } from "./page.ts";

export const customerSummary = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  locale: z.string(),
  tags: z.array(z.string()),
  ordersCount: z.int(),
  firstSeenAt: instant,
  updatedAt: instant,
});
export type CustomerSummary = z.infer<typeof customerSummary>;
export const customerListQuery = pageQuery.extend({
  search: z.string().max(200).optional(),
});
export type CustomerListQuery = z.infer<typeof customerListQuery>;
const spell = z.object({ orders: z.int(), refunds: z.int(), disputes: z.int(), spent: z.array(money), refunded: z.array(money) });
export const customerDetail = customerSummary.extend({
  orders: pageOf(orderSummary),
  /** As of now, over the last 30, 90 and 365 days. */
  history: z.object({ days30: spell, days90: spell, days365: spell }),
  timeline: pageOf(timelineItem),
});
export type CustomerDetail = z.infer<typeof customerDetail>;

export const shopMessage = z.object({
  id: z.string(),
  conversationId: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }).nullable(),
  channel: z.string(),
  locale: z.string(),
  text: z.string(),
  at: instant,
});
export type ShopMessage = z.infer<typeof shopMessage>;
export const messageListQuery = pageQuery.extend({
  conversationId: z.string().max(200).optional(),
});
export type MessageListQuery = z.infer<typeof messageListQuery>;

/** Exact counts of one moment: `started` is `waiting` and all that ended, and `waiting` is `live` and `parked`. */
export const stats = z.object({
  events: z.object({
    accepted: z.int(),
    duplicate: z.int(),
    rejected: z.int(),
    /** Refused with 429: its source was faster than its settings allow. */
    limited: z.int(),
    /** Refused with 503: more was waiting than may wait, or the database was away. */
    busy: z.int(),
  }),
  runs: z.object({
    started: z.int(),
    waiting: z.int(),
    live: z.int(),
    parked: z.int(),
    finished: z.int(),
    failed: z.int(),
    cancelled: z.int(),
  }),
  effects: z.object({ done: z.int(), inDoubt: z.int() }),
  /** What was accepted and has not had its turn. */
  queue: z.object({
    waiting: z.int(),
    /** Null: nothing waits. */
    oldestAgeMs: z.int().nullable(),
    /** At the rate of the last half minute; null: not known yet. */
    doneInMs: z.int().nullable(),
  }),
});
export type Stats = z.infer<typeof stats>;

/** The Home page's numbers. */
export const home = z.object({
  /** The last 24 hours, oldest first, one item an hour. */
  hours: z.array(z.object({ at: instant, finished: z.int(), failed: z.int() })),
  last24h: z.object({ events: z.int(), finished: z.int(), failed: z.int() }),
  now: z.object({ live: z.int(), parked: z.int() }),
  waiting: z.object({
    notes: z.int(),
    urgentNotes: z.int(),
    /** Open differences between statements and the shop. */
    differences: z.int(),
    /** Open problems with runs that nobody has handled. */
    problems: z.int(),
    /** Failed runs that nobody has handled. */
    failedRuns: z.int(),
    inDoubt: z.int(),
    /** Drafts with changes that are not live. */
    drafts: z.int(),
    /** The newest drafts that have to be mended before they can go live. */
    sickDrafts: z.array(z.object({ id: uuid, name: z.string(), problems: z.int() })),
    /** Age of the oldest work not yet done; null: none waits. */
    queueAgeMs: z.int().nullable(),
  }),
  /** Every run since the beginning, each counted where it stands: received is done, waiting and failed. */
  account: z.object({ received: z.int(), done: z.int(), waiting: z.int(), failed: z.int() }),
  /** What exists, so that an empty shop is led to its first step. */
  has: z.object({
    sources: z.boolean(),
    flows: z.boolean(),
    liveFlows: z.boolean(),
    events: z.boolean(),
    orders: z.boolean(),
  }),
  demoShopAt: instant.nullable(),
});
export type Home = z.infer<typeof home>;

export const searchQuery = z.strictObject({
  q: z.string().trim().min(1).max(200),
});
export type SearchQuery = z.infer<typeof searchQuery>;
export const found = z.object({
  kind: z.enum(["flow", "run", "order", "product", "customer"]),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
});
export type Found = z.infer<typeof found>;
export const foundList = z.object({ items: z.array(found) });

export const demoShop = z.object({
  customers: z.int(),
  orders: z.int(),
  messages: z.int(),
  flowId: uuid.nullable(),
});
export type DemoShop = z.infer<typeof demoShop>;
