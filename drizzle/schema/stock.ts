/** Stock as a ledger. An item's row is the lock of all its places; its levels are the sum of its entries. */
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moveKinds } from "#lib/commerce/stock/book.ts";
import { moment, workspaceId } from "./columns.ts";

export const stockItem = pgTable(
  "stock_item",
  {
    workspaceId: workspaceId(),
    sku: text("sku").notNull(),
    title: text("title").notNull().default(""),
    /** Over all places. */
    onHand: integer("on_hand").notNull().default(0),
    reserved: integer("reserved").notNull().default(0),
    warnBelow: integer("warn_below"),
    rearmAbove: integer("rearm_above"),
    isLow: boolean("is_low").notNull().default(false),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.sku] }),
    index("stock_item_recent").on(t.workspaceId, t.updatedAt.desc(), t.sku.desc()),
    index("stock_item_low").on(t.workspaceId, t.updatedAt.desc()).where(sql`is_low`),
    index("stock_item_title").on(t.workspaceId, sql`lower("title") text_pattern_ops`),
    index("stock_item_sku").on(t.workspaceId, sql`lower("sku") text_pattern_ops`),
  ],
);

export const stockLevel = pgTable(
  "stock_level",
  {
    workspaceId: workspaceId(),
    sku: text("sku").notNull(),
    location: text("location").notNull(),
    onHand: integer("on_hand").notNull(),
    reserved: integer("reserved").notNull(),
    countedAt: text("counted_at").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.sku, t.location] }),
    check("stock_level_not_negative", sql`"on_hand" >= 0 AND "reserved" >= 0`),
  ],
);

/** What changed a level, one line after another; never changed itself. */
export const stockEntry = pgTable(
  "stock_entry",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    sku: text("sku").notNull(),
    location: text("location").notNull(),
    kind: text("kind", { enum: moveKinds }).notNull(),
    /** By how much. */
    onHand: integer("on_hand").notNull(),
    reserved: integer("reserved").notNull(),
    onHandAfter: integer("on_hand_after").notNull(),
    reservedAfter: integer("reserved_after").notNull(),
    orderId: text("order_id"),
    runId: uuid("run_id"),
    eventId: uuid("event_id"),
    /** The person who did it; empty where a flow or the platform did. */
    by: text("by").notNull().default(""),
    reason: text("reason").notNull().default(""),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("stock_entry_sku").on(t.workspaceId, t.sku, t.at.desc(), t.id.desc()),
    index("stock_entry_order").on(t.workspaceId, t.orderId, t.at.desc()).where(sql`order_id is not null`),
  ],
);

/** What is set aside for orders. A row is changed only under its order's lock. */
export const stockReservation = pgTable(
  "stock_reservation",
  {
    workspaceId: workspaceId(),
    orderId: text("order_id").notNull(),
    sku: text("sku").notNull(),
    location: text("location").notNull(),
    quantity: integer("quantity").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.orderId, t.sku, t.location] }),
    index("stock_reservation_sku").on(t.workspaceId, t.sku, t.at),
    check("stock_reservation_positive", sql`"quantity" > 0`),
  ],
);
