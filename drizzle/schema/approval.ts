/** Decisions that runs wait for: all that a decider needs, without reading the run. */
import { sql } from "drizzle-orm";
import { bigint, date, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns.ts";

export const approval = pgTable(
  "approval",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    workspaceId: workspaceId(),
    runId: uuid("run_id").notNull(),
    /** The run's day. */
    day: date("day", { mode: "string" }).notNull(),
    flowId: uuid("flow_id").notNull(),
    version: integer("version").notNull(),
    lane: text("lane").notNull(),
    shard: smallint("shard").notNull(),
    eventId: uuid("event_id").notNull(),
    node: text("node").notNull(),
    visit: integer("visit").notNull(),
    orderId: text("order_id"),
    customerId: text("customer_id"),
    question: text("question").notNull(),
    details: text("details").notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }),
    currency: text("currency"),
    /** User ids; empty: every editor and owner. */
    people: text("people").array().notNull().default(sql`'{}'`),
    deputy: text("deputy"),
    needed: smallint("needed").notNull(),
    askedAt: moment("asked_at").notNull(),
    remindAt: moment("remind_at"),
    remindedAt: moment("reminded_at"),
    until: moment("until"),
    /** `expired`: its time was over; `closed`: the run went on or ended without it. */
    status: text("status", { enum: ["open", "approved", "rejected", "expired", "closed"] })
      .notNull()
      .default("open"),
    settledAt: moment("settled_at"),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("approval_wait").on(t.runId, t.node, t.visit),
    index("approval_recent").on(t.workspaceId, t.askedAt.desc(), t.id.desc()),
    index("approval_open").on(t.workspaceId, t.askedAt.desc(), t.id.desc()).where(sql`status = 'open'`),
    index("approval_remind").on(t.remindAt).where(sql`status = 'open' and reminded_at is null and remind_at is not null`),
    index("approval_order").on(t.workspaceId, t.orderId),
  ],
);

/** One a person: who votes again changes their vote. */
export const approvalVote = pgTable(
  "approval_vote",
  {
    approvalId: uuid("approval_id")
      .notNull()
      .references(() => approval.id, { onDelete: "cascade" }),
    /** A user's id, or `key:` and an API key's name. */
    voter: text("voter").notNull(),
    /** As it was then: it outlives the account. */
    name: text("name").notNull(),
    decision: text("decision", { enum: ["approved", "rejected"] }).notNull(),
    reason: text("reason").notNull(),
    way: text("way", { enum: ["product", "link", "key"] }).notNull(),
    /** Who had copied the link that was used, where that was somebody else. */
    linkBy: text("link_by"),
    at: moment("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.approvalId, t.voter] })],
);
