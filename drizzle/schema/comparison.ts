/** Drafts held against their live version over recorded events. */
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ComparedEvent, ComparedRun, ComparisonResult, WouldAction } from "#lib/api/comparisons.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { workspace } from "./account.ts";
import { jsonText, moment, workspaceId } from "./columns.ts";
import { flow } from "./flow.ts";

export const comparison = pgTable(
  "comparison",
  {
    id: uuid("id").primaryKey(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flow.id, { onDelete: "cascade" }),
    draft: jsonb("draft").$type<FlowDocument>().notNull(),
    /** Null: none was live. */
    liveVersion: integer("live_version"),
    /** How many events it is to be over, at most. */
    wanted: integer("wanted").notNull(),
    state: text("state", { enum: ["running", "finished", "cancelled", "failed"] })
      .notNull()
      .default("running"),
    /** How many there are; null: not counted yet. */
    total: integer("total"),
    done: integer("done").notNull().default(0),
    result: jsonb("result").$type<ComparisonResult>(),
    /** The oldest event's time. */
    firstAt: moment("first_at"),
    /** Whoever works it says so again and again. */
    workedUntil: moment("worked_until"),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    index("comparison_recent").on(t.flowId, t.createdAt.desc()),
    index("comparison_running").on(t.createdAt).where(sql`state = 'running'`),
  ],
);

/** Events at which the two act differently; the first of them. */
export const comparisonItem = pgTable(
  "comparison_item",
  {
    comparisonId: uuid("comparison_id")
      .notNull()
      .references(() => comparison.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    event: jsonb("event").$type<ComparedEvent>().notNull(),
    more: jsonb("more").$type<WouldAction[]>().notNull(),
    fewer: jsonb("fewer").$type<WouldAction[]>().notNull(),
    /** Null: it was not started. Masked and cut as any run's journal. */
    draft: jsonText<ComparedRun>()("draft"),
    live: jsonText<ComparedRun>()("live"),
  },
  (t) => [primaryKey({ columns: [t.comparisonId, t.n] })],
);
