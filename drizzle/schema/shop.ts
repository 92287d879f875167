/** What the shop knows: state folded from events, each row in its entity's lane. */
import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { RefusedChange } from "#lib/api/team.ts";
import type { OrderDocument } from "#lib/commerce/fold-order.ts";
import { orderStatuses } from "#lib/commerce/order.ts";
import { user } from "./account.ts";
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

/** Which order a payment was of, by the number that its provider knows it by. */
export const shopPayment = pgTable(
  "shop_payment",
  { workspaceId: workspaceId(), id: text("id").notNull(), orderId: text("order_id").notNull() },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id, t.orderId] })],
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

/** A product, as its platform last told of it; one that is gone there stays, so that its story can be read. */
export const shopProduct = pgTable(
  "shop_product",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    sourceId: uuid("source_id"),
    title: text("title").notNull().default(""),
    /** As the platform calls it. */
    status: text("status").notNull().default(""),
    vendor: text("vendor").notNull().default(""),
    kind: text("kind").notNull().default(""),
    url: text("url").notNull().default(""),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    firstSeenAt: moment("first_seen_at").notNull(),
    /** Of the word that it was last told by. */
    updatedAt: moment("updated_at").notNull(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("shop_product_recent").on(t.workspaceId, t.updatedAt.desc(), t.id.desc()),
    index("shop_product_title").on(t.workspaceId, sql`lower("title") text_pattern_ops`),
  ],
);

/** A price that was set from here, by the key of the call that set it. */
export const priceChange = pgTable(
  "price_change",
  {
    workspaceId: workspaceId(),
    key: text("key").notNull(),
    connectionId: uuid("connection_id"),
    /** The platform's bare id. */
    productId: text("product_id").notNull(),
    sku: text("sku").notNull(),
    beforeMinor: bigint("before_minor", { mode: "number" }).notNull(),
    afterMinor: bigint("after_minor", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    /** `asked`: it is out, or its end is not known. */
    state: text("state", { enum: ["asked", "done"] }).notNull(),
    runId: uuid("run_id"),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.key] }),
    index("price_change_product").on(t.workspaceId, t.productId, t.at.desc(), t.key.desc()),
    index("price_change_sku").on(t.workspaceId, t.sku, t.at.desc()),
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
    /** As it was sent, where the platform tells no currency with it. */
    priceText: text("price_text").notNull().default(""),
    status: text("status").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.productId, t.id] }),
    index("shop_variant_sku_search").on(t.workspaceId, sql`lower("sku") text_pattern_ops`).where(sql`sku <> ''`),
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
    /** The change of its order that the platform did not take. */
    refused: jsonb("refused").$type<RefusedChange>(),
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

/** What somebody of the team is to do. Done, opened again, withdrawn: it stays, so that its story can be told. */
export const teamTask = pgTable(
  "team_task",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    title: text("title").notNull(),
    text: text("text").notNull().default(""),
    /** Null: anybody. Who leaves the shop leaves theirs to anybody. */
    assigneeId: text("assignee_id").references(() => user.id, { onDelete: "set null" }),
    dueAt: moment("due_at"),
    aboutType: text("about_type", { enum: ["order", "sku", "customer", "product"] }),
    aboutId: text("about_id"),
    /** The person who gave it; empty: a flow. */
    by: text("by").notNull().default(""),
    runId: uuid("run_id"),
    createdAt: moment("created_at").notNull(),
    doneAt: moment("done_at"),
    doneBy: text("done_by"),
    /** The last time that somebody found it was not done after all. */
    reopenedAt: moment("reopened_at"),
    reopenedBy: text("reopened_by"),
    withdrawnAt: moment("withdrawn_at"),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("team_task_open").on(t.workspaceId, t.createdAt.desc(), t.id.desc()).where(sql`done_at is null and withdrawn_at is null`),
    index("team_task_changed").on(t.workspaceId, t.updatedAt.desc()),
    index("team_task_recent").on(t.workspaceId, t.createdAt.desc(), t.id.desc()),
    index("team_task_assignee").on(t.assigneeId).where(sql`assignee_id is not null`),
    index("team_task_about").on(t.workspaceId, t.aboutType, t.aboutId, t.createdAt.desc(), t.id.desc()).where(sql`about_type is not null`),
  ],
);
