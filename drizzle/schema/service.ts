/** Customer service: conversations, the shop's answers, and the channels that customers write by. */
import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { workspace } from "./account.ts";
import { bytea, moment, workspaceId } from "./columns.ts";

export const conversation = pgTable(
  "conversation",
  {
    workspaceId: workspaceId(),
    id: text("id").notNull(),
    channel: text("channel").notNull().default(""),
    /** The channel of ours that it came by; null: from somewhere we cannot write back to. */
    channelId: uuid("channel_id"),
    customerId: text("customer_id"),
    customerName: text("customer_name").notNull().default(""),
    /** Where the customer is written to in that channel. */
    address: text("address").notNull().default(""),
    subject: text("subject").notNull().default(""),
    locale: text("locale").notNull().default(""),
    /** Who answers (`lib/service/conversation.ts`). */
    mode: text("mode", { enum: ["auto", "waiting", "person"] })
      .notNull()
      .default("auto"),
    status: text("status", { enum: ["open", "answered", "closed"] })
      .notNull()
      .default("open"),
    /** Why it waits for a person, and what the flow said about it. */
    reason: text("reason").notNull().default(""),
    note: text("note").notNull().default(""),
    assigneeId: text("assignee_id"),
    /** Since when the customer waits; null: nobody waits. */
    waitingSince: moment("waiting_since"),
    lastAt: moment("last_at").notNull(),
    lastText: text("last_text").notNull().default(""),
    lastAuthor: text("last_author", { enum: ["customer", "tradewind", "person"] })
      .notNull()
      .default("customer"),
    /** The customer's last message. */
    askedId: text("asked_id").notNull().default(""),
    askedText: text("asked_text").notNull().default(""),
    /** SHA-256 of the key by which a visitor of the web form reads the answers. */
    visitor: bytea("visitor"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("conversation_recent").on(t.workspaceId, t.lastAt.desc(), t.id.desc()),
    index("conversation_changed").on(t.workspaceId, t.updatedAt.desc()),
    index("conversation_waiting").on(t.workspaceId, t.waitingSince).where(sql`status = 'open' and mode <> 'auto'`),
    index("conversation_assignee").on(t.workspaceId, t.assigneeId, t.lastAt.desc()).where(sql`assignee_id is not null`),
    index("conversation_customer").on(t.workspaceId, t.customerId, t.lastAt.desc()).where(sql`customer_id is not null`),
    uniqueIndex("conversation_visitor").on(t.visitor).where(sql`visitor is not null`),
  ],
);

export const answerEntry = pgTable(
  "answer_entry",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    /** `proposed`: from a person's answer, and used by nobody before a person has confirmed it. */
    state: text("state", { enum: ["on", "off", "proposed"] })
      .notNull()
      .default("on"),
    phrasingsZh: text("phrasings_zh").array().notNull().default(sql`'{}'`),
    phrasingsEn: text("phrasings_en").array().notNull().default(sql`'{}'`),
    answerZh: text("answer_zh").notNull().default(""),
    answerEn: text("answer_en").notNull().default(""),
    used: integer("used").notNull().default(0),
    lastUsedAt: moment("last_used_at"),
    /** The conversation that a proposed one comes from. */
    conversationId: text("conversation_id"),
    createdBy: text("created_by").notNull().default(""),
    updatedBy: text("updated_by").notNull().default(""),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [index("answer_entry_list").on(t.workspaceId, t.updatedAt.desc(), t.id.desc())],
);

/** Moves on with every change of a shop's answers, so that who keeps them in memory knows when to read again. */
export const answerBook = pgTable("answer_book", {
  workspaceId: uuid("workspace_id")
    .primaryKey()
    .references(() => workspace.id, { onDelete: "cascade" }),
  revision: bigint("revision", { mode: "number" }).notNull().default(1),
});

export const supportChannel = pgTable(
  "support_channel",
  {
    id: uuid("id").primaryKey(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["wechat", "mail", "web"] }).notNull(),
    name: text("name").notNull(),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
    /** JSON of its secrets. */
    sealed: bytea("sealed"),
    enabled: boolean("enabled").notNull().default(true),
    /** How far its messages have been fetched; moved on after they are committed. */
    cursor: text("cursor").notNull().default(""),
    lookedAt: moment("looked_at"),
    heardAt: moment("heard_at"),
    error: text("error").notNull().default(""),
    errorAt: moment("error_at"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [index("support_channel_list").on(t.workspaceId, t.createdAt)],
);
