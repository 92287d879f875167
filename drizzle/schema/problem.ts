/** Failed runs grouped by cause, and what is told of them to the outside: written beside the engine by its chores, never by a turn. */
import { sql } from "drizzle-orm";
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { type AlertData, type AlertSettings, alertChannels, alertKinds } from "#lib/alert/alert.ts";
import { workspace } from "./account.ts";
import { bytea, moment, workspaceId } from "./columns.ts";

export const problem = pgTable(
  "problem",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    /** SHA-256 of the cause's key. */
    cause: bytea("cause").notNull(),
    step: text("step").notNull(),
    connectionId: uuid("connection_id"),
    code: text("code").notNull(),
    /** The newest run's sentence. */
    message: text("message").notNull(),
    /** Every flow that has it; one where it is the flow's own. */
    flows: uuid("flows").array().notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
    /** Different things that its runs were about. */
    orders: integer("orders").notNull().default(0),
    firstAt: moment("first_at").notNull(),
    lastAt: moment("last_at").notNull(),
    lastRunId: uuid("last_run_id").notNull(),
    state: text("state", { enum: ["open", "muted", "resolved"] })
      .notNull()
      .default("open"),
    mutedUntil: moment("muted_until"),
    changedAt: moment("changed_at"),
    changedBy: text("changed_by").notNull().default(""),
    /** How often it came back after it was resolved or muted. */
    reopened: integer("reopened").notNull().default(0),
  },
  (t) => [
    uniqueIndex("problem_cause").on(t.workspaceId, t.cause),
    index("problem_recent").on(t.workspaceId, t.state, t.lastAt.desc(), t.id.desc()),
  ],
);

/** One row for each failed run that was looked at: that it is here means that it is counted. */
export const problemRun = pgTable(
  "problem_run",
  {
    day: date("day", { mode: "string" }).notNull(),
    runId: uuid("run_id").notNull(),
    problemId: uuid("problem_id")
      .notNull()
      .references(() => problem.id, { onDelete: "cascade" }),
    /** `order:5001`; empty: about nothing. */
    about: text("about").notNull(),
    endedAt: moment("ended_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.runId] }),
    index("problem_run_recent").on(t.problemId, t.endedAt.desc(), t.runId.desc()),
    index("problem_run_about").on(t.problemId, t.about),
  ],
);

/** How far failed runs have been looked through. */
export const problemCursor = pgTable("problem_cursor", {
  workspaceId: uuid("workspace_id")
    .primaryKey()
    .references(() => workspace.id, { onDelete: "cascade" }),
  /** Failed runs that are accounted for; as many as the tally has: nothing is left to look for. */
  noted: bigint("noted", { mode: "number" }).notNull().default(0),
  /** Where a look through older ones stands, and what the tally was when it began. */
  place: jsonb("place").$type<{ at: string; id: string; goal: number }>(),
});

export const alertSettings = pgTable("alert_settings", {
  workspaceId: uuid("workspace_id")
    .primaryKey()
    .references(() => workspace.id, { onDelete: "cascade" }),
  settings: jsonb("settings").$type<AlertSettings>().notNull(),
  mailSealed: bytea("mail_sealed"),
  hookSealed: bytea("hook_sealed"),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** Something that somebody is to hear of; a key is told once. */
export const alert = pgTable(
  "alert",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: alertKinds }).notNull(),
    key: text("key").notNull(),
    data: jsonb("data").$type<AlertData>().notNull(),
    at: moment("at").notNull().defaultNow(),
    /** Ways by which it is still to go out. */
    pending: text("pending", { enum: alertChannels }).array().notNull(),
  },
  (t) => [
    uniqueIndex("alert_key").on(t.workspaceId, t.key),
    index("alert_recent").on(t.workspaceId, t.id.desc()),
    index("alert_pending").on(t.workspaceId, t.id).where(sql`pending <> '{}'`),
  ],
);

/** A way to the outside, and how its last try went. Whoever has taken `until` forward sends. */
export const alertChannel = pgTable(
  "alert_channel",
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    channel: text("channel", { enum: alertChannels }).notNull(),
    nextAt: moment("next_at").notNull().defaultNow(),
    tries: integer("tries").notNull().default(0),
    error: text("error").notNull().default(""),
    errorAt: moment("error_at"),
    sentAt: moment("sent_at"),
    /** What is on its way and under which id: after a crash the same goes out again under the same id. */
    sending: jsonb("sending").$type<{ id: string; alerts: number[] }>(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.channel] })],
);

/** Conditions that hold now and were told of, so that they are told of once. */
export const alertCondition = pgTable(
  "alert_condition",
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    since: moment("since").notNull().defaultNow(),
    holds: boolean("holds").notNull().default(true),
    changedAt: moment("changed_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.key] })],
);
