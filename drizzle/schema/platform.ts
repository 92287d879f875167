/** What goes to the shop's platform and its payment providers, and what is fetched from there. */
import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { workspace } from "./account.ts";
import { moment, workspaceId } from "./columns.ts";
import { connection, source } from "./outside.ts";

/** One row a call, by the call's key. Of refunds the rows are what is on its way: nothing more is given back beside them. */
export const platformAction = pgTable(
  "platform_action",
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    verb: text("verb").notNull(),
    orderId: text("order_id"),
    connectionId: uuid("connection_id"),
    /** `waiting`: nothing has been carried out, it is tried again. `asked`: it is out, or its end is not known. */
    state: text("state", { enum: ["waiting", "asked", "done", "failed", "in doubt"] }).notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }),
    currency: text("currency"),
    reply: jsonb("reply").$type<unknown>(),
    askedAt: moment("asked_at").notNull().defaultNow(),
    /** The first try under a key whose end is not known; of `sentAt` see `platform-actions.ts`. */
    triedAt: moment("tried_at"),
    /** When it went out last under the same key; null: it did so once. */
    sentAt: moment("sent_at"),
    settledAt: moment("settled_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.key] }), index("platform_action_order").on(t.workspaceId, t.orderId, t.verb)],
);

export const platformMirror = pgTable(
  "platform_mirror",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    orderId: text("order_id").notNull(),
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connection.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    verb: text("verb").notNull(),
    args: jsonb("args").$type<Record<string, unknown>>().notNull(),
    tries: integer("tries").notNull().default(0),
    nextAt: moment("next_at").notNull().defaultNow(),
    error: text("error").notNull().default(""),
    failedAt: moment("failed_at"),
  },
  (t) => [
    index("platform_mirror_due").on(t.nextAt).where(sql`failed_at is null`),
    index("platform_mirror_order").on(t.workspaceId, t.orderId, t.id),
    index("platform_mirror_key").on(t.workspaceId, t.key),
  ],
);

export const platformImport = pgTable(
  "platform_import",
  {
    id: uuid("id").primaryKey(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    connectionId: uuid("connection_id")
      .notNull()
      .references(() => connection.id, { onDelete: "cascade" }),
    sourceId: uuid("source_id")
      .notNull()
      .references(() => source.id, { onDelete: "cascade" }),
    since: moment("since").notNull(),
    until: moment("until").notNull(),
    state: text("state", { enum: ["running", "paused", "finished", "failed", "cancelled"] }).notNull(),
    /** Where the platform's pages go on. */
    cursor: text("cursor"),
    /** As the platform counts them; null: it does not say. */
    total: integer("total"),
    done: integer("done").notNull().default(0),
    /** Known already. */
    skipped: integer("skipped").notNull().default(0),
    error: text("error").notNull().default(""),
    tries: integer("tries").notNull().default(0),
    lease: uuid("lease"),
    nextAt: moment("next_at").notNull().defaultNow(),
    createdAt: moment("created_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    index("platform_import_due").on(t.nextAt).where(sql`state = 'running'`),
    index("platform_import_connection").on(t.connectionId, t.createdAt.desc()),
  ],
);
