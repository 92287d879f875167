/** What the shop knows: state folded from events, each row in its entity's lane. */
import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, primaryKey, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { OrderDocument } from "#lib/commerce/fold-order.ts";
import { orderStatuses } from "#lib/commerce/order.ts";
import { jsonText, moment, workspaceId } from "./columns.ts";

export const shopOrder = pgTable(
  "shop_order",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    number: text("number").notNull(),
    platform: text("platform").notNull(),
    sourceId: uuid("source_id"),
    status: text("status", { enum: orderStatuses }).notNull(),
    currency: text("currency").notNull(),
    totalMinor: bigint("total_minor", { mode: "number" }).notNull(),
    refundedMinor: bigint("refunded_minor", { mode: "number" }).notNull().default(0),
    customerId: text("customer_id"),
    customerName: text("customer_name").notNull().default(""),
    /** The platform's and our own, in order of arrival. */
    tags: text("tags").array().notNull().default(sql`'{}'`),
    /** The canonical order as last heard from the platform. */
    document: jsonText<OrderDocument>()("document").notNull(),
    /** `seq` of the last delivery folded in. An order's lane is in one shard, so a repeated delivery is known by it. */
    foldedSeq: bigint("folded_seq", { mode: "number" }).notNull().default(0),
    placedAt: moment("placed_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    skus: text("skus").array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("shop_order_sku").using("gin", t.skus).with({ gin_pending_list_limit: 512 }),
    index("shop_order_recent").on(t.workspaceId, t.placedAt.desc(), t.id.desc()),
    index("shop_order_number").on(t.workspaceId, t.number),
    index("shop_order_customer").on(t.workspaceId, t.customerId, t.placedAt.desc()),
  ],
);

export const shopCustomer = pgTable(
  "shop_customer",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    phone: text("phone").notNull(),
    locale: text("locale").notNull(),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    /** Put on and taken off here, so that the platform's next word does not undo it. */
    ownTags: text("own_tags").array().notNull().default(sql`'{}'`),
    droppedTags: text("dropped_tags").array().notNull().default(sql`'{}'`),
    ordersCount: integer("orders_count").notNull().default(0),
    firstSeenAt: moment("first_seen_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("shop_customer_name").on(t.workspaceId, sql`lower("name") text_pattern_ops`),
    index("shop_customer_email").on(t.workspaceId, sql`lower("email") text_pattern_ops`),
  ],
);

/** What a customer wrote, and what was written back. */
export const shopMessage = pgTable(
  "shop_message",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    conversationId: text("conversation_id").notNull(),
    customerId: text("customer_id"),
    channel: text("channel").notNull(),
    locale: text("locale").notNull(),
    body: text("body").notNull(),
    at: moment("at").notNull(),
    author: text("author", { enum: ["customer", "tradewind", "person"] })
      .notNull()
      .default("customer"),
    authorName: text("author_name").notNull().default(""),
    userId: text("user_id"),
    runId: uuid("run_id"),
    /** The answer that it was taken from, and how sure the match was. */
    entryId: uuid("entry_id"),
    confidence: real("confidence"),
    /** `kept`: there is no channel to send it by. `unknown`: it may have arrived. */
    state: text("state", { enum: ["received", "sending", "sent", "kept", "failed", "unknown"] })
      .notNull()
      .default("received"),
    failure: text("failure").notNull().default(""),
    triedAt: moment("tried_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("shop_message_recent").on(t.workspaceId, t.at.desc()),
    index("shop_message_conversation").on(t.workspaceId, t.conversationId, t.at.desc(), t.id.desc()),
  ],
);

/** What a flow or a person wrote down about an order or a customer; it stays. */
export const shopNote = pgTable(
  "shop_note",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    entityType: text("entity_type", { enum: ["order", "customer"] }).notNull(),
    entityId: text("entity_id").notNull(),
    text: text("text").notNull(),
    /** The person who wrote it; empty: a flow. */
    by: text("by").notNull().default(""),
    runId: uuid("run_id"),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("shop_note_entity").on(t.workspaceId, t.entityType, t.entityId, t.at.desc(), t.id.desc()),
  ],
);

/** What the shop sells, by its platform's own numbers: which SKU a stock level is of, and what it costs. */
export const shopVariant = pgTable(
  "shop_variant",
  {
    workspaceId: workspaceId(),
    productId: text("product_id").notNull(),
    id: text("id").notNull(),
    sku: text("sku").notNull(),
    itemId: text("item_id").notNull(),
    productTitle: text("product_title").notNull(),
    title: text("title").notNull(),
    priceMinor: bigint("price_minor", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    status: text("status").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.productId, t.id] }),
    index("shop_variant_item").on(t.workspaceId, t.itemId).where(sql`item_id <> ''`),
    index("shop_variant_sku").on(t.workspaceId, t.sku).where(sql`sku <> ''`),
  ],
);

/** A note that a flow left for the team; shown on Home and on its order. */
export const teamNote = pgTable(
  "team_note",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    text: text("text").notNull(),
    orderId: text("order_id"),
    urgent: boolean("urgent").notNull().default(false),
    runId: uuid("run_id"),
    /** The decision that it reminds of. */
    approvalId: uuid("approval_id"),
    createdAt: moment("created_at").notNull(),
    doneAt: moment("done_at"),
    doneBy: text("done_by"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("team_note_open").on(t.workspaceId, t.createdAt.desc()).where(sql`done_at is null`),
    index("team_note_order").on(t.workspaceId, t.orderId),
    uniqueIndex("team_note_approval").on(t.approvalId).where(sql`approval_id is not null`),
  ],
);
