/** What people do about many runs at once, and about runs that failed. */
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { JobFilter, JobOptions } from "#lib/api/jobs.ts";
import { workspace } from "./account.ts";
import { moment, workspaceId } from "./columns.ts";

/** A job over the runs that a filter names. Its row is its lease: whoever has it locked works the next batch. */
export const job = pgTable(
  "job",
  {
    id: uuid("id").primaryKey(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["replay", "cancel", "undo", "past"] }).notNull(),
    filter: jsonb("filter").$type<JobFilter>().notNull(),
    /** `entities`: what a search for past events had found when it was made. */
    options: jsonb("options").$type<JobOptions & { entities?: string[] }>().notNull(),
    state: text("state", { enum: ["running", "paused", "finished", "cancelled"] })
      .notNull()
      .default("running"),
    perSecond: integer("per_second").notNull(),
    /** Counted when it was made. */
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    /** The last run or event it has come to. */
    place: jsonb("place").$type<{ at: string; id: string }>(),
    nextAt: moment("next_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    index("job_recent").on(t.workspaceId, t.createdAt.desc(), t.id.desc()),
    index("job_running").on(t.nextAt).where(sql`state = 'running'`),
  ],
);

/** One row for each run that a job has come to. */
export const jobItem = pgTable(
  "job_item",
  {
    jobId: uuid("job_id")
      .notNull()
      .references(() => job.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    runId: uuid("run_id").notNull(),
    nextRunId: uuid("next_run_id"),
    /** Why it was passed over; null: it was not. */
    skipped: text("skipped"),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.n] }), index("job_item_skipped").on(t.jobId, t.n).where(sql`skipped is not null`)],
);

/** One row for each action that a job was to take back. */
export const undoItem = pgTable(
  "undo_item",
  {
    jobId: uuid("job_id")
      .notNull()
      .references(() => job.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    runId: uuid("run_id").notNull(),
    node: text("node").notNull(),
    visit: integer("visit").notNull(),
    /** What had been done, and with what. */
    effect: text("effect").notNull(),
    args: jsonb("args").$type<unknown>().notNull(),
    orderId: text("order_id"),
    /** What people call the thing it was about: an order's number. */
    label: text("label"),
    /** Why it was left as it is; null: it was taken back. */
    leftAlone: text("left_alone"),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.jobId, t.n] }),
    uniqueIndex("undo_item_once").on(t.runId, t.node, t.visit).where(sql`left_alone is null`),
    index("undo_item_left").on(t.jobId, t.n).where(sql`left_alone is not null`),
    index("undo_item_order").on(t.workspaceId, t.orderId, t.at.desc(), t.jobId).where(sql`left_alone is null`),
  ],
);

/** A failed run that somebody has run again or set aside: it needs nobody any more. */
export const runHandled = pgTable(
  "run_handled",
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    runId: uuid("run_id").notNull(),
    how: text("how", { enum: ["again", "set aside"] }).notNull(),
    nextRunId: uuid("next_run_id"),
    by: text("by").notNull(),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.runId] })],
);
