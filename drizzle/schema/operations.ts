/** What keeps a shop running from day to day: what is paused, and how far old days have been dropped. */
import { date, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { workspace } from "./account.ts";
import { moment, workspaceId } from "./columns.ts";

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

/** One row: what the hourly job last did. */
export const retention = pgTable("retention", {
  only: integer("only").primaryKey().default(1),
  ranAt: moment("ran_at"),
  /** Whole days before this one are dropped. */
  keptFrom: date("kept_from", { mode: "string" }),
  keysWalkedOn: date("keys_walked_on", { mode: "string" }),
  /** Why a day could not be dropped yet. */
  note: text("note").notNull().default(""),
});
