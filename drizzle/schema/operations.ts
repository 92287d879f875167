/** What keeps a shop running from day to day: what is paused, and the events of dropped days that parked runs still need. */
import { date, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { workspace } from "./account.ts";
import { bytea, moment, workspaceId } from "./columns.ts";

/** A row for each thing that stands still; `draining` while what waited for it is being run. */
export const pause = pgTable(
  "pause",
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    scope: text("scope", { enum: ["flow", "connection", "all"] }).notNull(),
    /** Of the flow or connection; the nil UUID for everything. */
    id: uuid("id").notNull(),
    state: text("state", { enum: ["paused", "draining"] })
      .notNull()
      .default("paused"),
    pausedAt: moment("paused_at").notNull().defaultNow(),
    pausedBy: text("paused_by").notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.scope, t.id] })],
);

/** Copied from `event` before its day is dropped, while a run that waits may still read it. */
export const eventKept = pgTable("event_kept", {
  day: date("day", { mode: "string" }).notNull(),
  id: uuid("id").primaryKey(),
  workspaceId: workspaceId(),
  sourceId: uuid("source_id"),
  origin: text("origin").notNull(),
  type: text("type").notNull(),
  topic: text("topic").notNull(),
  entityType: text("entity_type"),
  entityId: text("entity_id"),
  receivedAt: moment("received_at").notNull(),
  reading: jsonb("reading").$type<{ platform: string; topic: string; v: number }>().notNull(),
  body: bytea("body").notNull(),
  headers: jsonb("headers").$type<Record<string, string>>().notNull(),
  started: smallint("started").notNull(),
});
