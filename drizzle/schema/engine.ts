/**
 * What the engine writes. `event`, `delivery`, `run` and `effect` are partitioned by day (the migration's SQL says so;
 * Drizzle has no word for it), so retention drops a table instead of deleting rows. Hot tables are only inserted into.
 */
import { sql } from "drizzle-orm";
import { bigint, boolean, date, index, integer, json, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { Entry } from "#lib/run/journal.ts";
import { bytea, jsonText, moment, workspaceId } from "./columns.ts";

export const event = pgTable(
  "event",
  {
    /** UTC day of receipt: the partition, and the time inside the id. */
    day: date("day", { mode: "string" }).notNull(),
    id: uuid("id").notNull(),
    workspaceId: workspaceId(),
    sourceId: uuid("source_id"),
    /** How it came: `webhook`, `test`, `hand`, `click`, `import`, `flow`. */
    origin: text("origin").notNull(),
    type: text("type").notNull(),
    topic: text("topic").notNull(),
    entityType: text("entity_type"),
    entityId: text("entity_id"),
    receivedAt: moment("received_at").notNull(),
    /** How the body is read: platform, topic and mapping version. The canonical event is a pure function of it and the body. */
    reading: json("reading").$type<{ platform: string; topic: string; v: number }>().notNull(),
    /** The bytes as they came. */
    body: bytea("body").notNull(),
    headers: json("headers").$type<Record<string, string>>().notNull(),
    /** Flows it started; 0 says "matched no flow". */
    started: smallint("started").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.id] }),
    index("event_recent").on(t.workspaceId, t.receivedAt.desc(), t.id.desc()),
    index("event_entity").on(t.workspaceId, t.entityType, t.entityId, t.receivedAt.desc()),
  ],
);

/** Dedupe: one row a sender's key, unpartitioned, so that a retry 30 days later is still known. */
export const eventKey = pgTable(
  "event_key",
  {
    workspaceId: workspaceId(),
    /** The source; the nil UUID for what has none. */
    sourceId: uuid("source_id").notNull(),
    key: text("key").notNull(),
    eventId: uuid("event_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.sourceId, t.key] })],
);

/** One turn to take: an event that starts a run in a lane, or a wake-up, cancel or approval for a run there. */
export const delivery = pgTable(
  "delivery",
  {
    day: date("day", { mode: "string" }).notNull(),
    shard: smallint("shard").notNull(),
    /** Gap-free within a shard; commit order. */
    seq: bigint("seq", { mode: "number" }).notNull(),
    workspaceId: workspaceId(),
    lane: text("lane").notNull(),
    kind: text("kind", { enum: ["event", "wake", "cancel", "replay", "signal"] }).notNull(),
    eventId: uuid("event_id"),
    eventDay: date("event_day", { mode: "string" }),
    /** Null: no flow; the event is only folded into its entity. */
    flowId: uuid("flow_id"),
    version: integer("version"),
    runId: uuid("run_id"),
    replay: integer("replay").notNull().default(0),
    /** Whether this delivery folds the event into its entity's state (one of an event's does). */
    folds: boolean("folds").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>(),
    at: moment("at").notNull(),
  },
  // in this order it is also how a shard is read on
  (t) => [primaryKey({ columns: [t.shard, t.seq, t.day] })],
);

/** The next `seq` of each shard, taken under lock in commit 1. */
export const shard = pgTable("shard", {
  shard: smallint("shard").primaryKey(),
  nextSeq: bigint("next_seq", { mode: "number" }).notNull().default(1),
});

/**
 * A process that takes turns, alive until then. Apart from the leases, so that a heartbeat is one small row and never waits
 * for a commit that has a lease row locked.
 */
export const worker = pgTable("worker", {
  id: uuid("id").primaryKey(),
  until: moment("until").notNull(),
});

/** Who works a shard. The fence: commit 2 updates this row where the epoch is its own, and so locks out an old owner. */
export const shardLease = pgTable("shard_lease", {
  shard: smallint("shard").primaryKey(),
  owner: uuid("owner"),
  epoch: bigint("epoch", { mode: "number" }).notNull().default(0),
  /** Every delivery up to here is settled. */
  cursor: bigint("cursor", { mode: "number" }).notNull().default(0),
  /** Owners that died one after the other; the message that was about to be taken alone, and how often it was. */
  deaths: smallint("deaths").notNull().default(0),
  trying: text("trying"),
  tries: smallint("tries").notNull().default(0),
});

/** A delivery that waits for a stuck lane: it no longer holds its shard's cursor. */
export const spilled = pgTable(
  "spilled",
  {
    shard: smallint("shard").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    day: date("day", { mode: "string" }).notNull(),
    lane: text("lane").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shard, t.seq] })],
);

const runColumns = {
  /** UTC day of the event: the partition. The id holds the same day, and is a hash of event, flow and replay number. */
  day: date("day", { mode: "string" }).notNull(),
  id: uuid("id").notNull(),
  workspaceId: workspaceId(),
  flowId: uuid("flow_id").notNull(),
  version: integer("version").notNull(),
  eventId: uuid("event_id").notNull(),
  eventType: text("event_type").notNull(),
  replay: integer("replay").notNull().default(0),
  lane: text("lane").notNull(),
  entityType: text("entity_type"),
  entityId: text("entity_id"),
  /** What people call the entity: the order's number. */
  entityLabel: text("entity_label"),
  customerId: text("customer_id"),
  startedAt: moment("started_at").notNull(),
  /** Version of the journal's format. */
  journalVersion: smallint("journal_version").notNull(),
  /** The run whose step began it, for an item or a called flow. */
  parentId: uuid("parent_id"),
};

/** Runs that ended: one row each, written once. */
export const run = pgTable(
  "run",
  {
    ...runColumns,
    /** Redacted before it is written. */
    journal: jsonText<Entry[]>()("journal").notNull(),
    status: text("status", { enum: ["finished", "failed", "cancelled"] }).notNull(),
    endedAt: moment("ended_at").notNull(),
    failureCode: text("failure_code"),
    failureMessage: text("failure_message"),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.id] }),
    index("run_recent").on(t.workspaceId, t.startedAt.desc(), t.id.desc()),
    index("run_flow").on(t.flowId, t.startedAt.desc(), t.id.desc()),
    index("run_cancelled").on(t.workspaceId, t.startedAt.desc(), t.id.desc()).where(sql`status = 'cancelled'`),
    index("run_entity").on(t.workspaceId, t.entityType, t.entityId, t.startedAt.desc()),
    index("run_parent").on(t.parentId, t.id).where(sql`parent_id is not null`),
    index("run_failed").on(t.workspaceId, t.startedAt.desc(), t.id.desc()).where(sql`status = 'failed'`),
  ],
);

/** Runs between turns: parked, or with an outside call under way. */
export const runLive = pgTable(
  "run_live",
  {
    ...runColumns,
    /** Working state; redacted when the run ends. */
    journal: jsonb("journal").$type<Entry[]>().notNull(),
    shard: smallint("shard").notNull(),
    status: text("status", { enum: ["running", "parked"] }).notNull(),
    wakeAt: moment("wake_at"),
    reason: text("reason").notNull().default(""),
    /** The event's canonical form is read again from here. */
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id] }),
    index("run_live_wake").on(t.wakeAt).where(sql`wake_at is not null`),
    index("run_live_paused").on(t.flowId, t.lane, t.startedAt, t.id).where(sql`reason = 'paused'`),
    // what the counters and the live screens ask, answered without the rows themselves
    index("run_live_changed").on(t.workspaceId, t.updatedAt, t.status),
    index("run_live_recent").on(t.workspaceId, t.startedAt.desc(), t.id.desc()),
    index("run_live_entity").on(t.workspaceId, t.entityType, t.entityId),
    index("run_live_parent").on(t.parentId, t.id).where(sql`parent_id is not null`),
    index("run_live_burst").on(t.lane).where(sql`lane like 'burst:%'`),
  ],
);

/** Open waits for an event: by them the event's turn finds the runs to tell. */
export const runWait = pgTable(
  "run_wait",
  {
    runId: uuid("run_id").notNull(),
    node: text("node").notNull(),
    visit: integer("visit").notNull(),
    workspaceId: workspaceId(),
    /** `order`, `customer` or `conversation`, and its id. */
    about: text("about").notNull(),
    key: text("key").notNull(),
    events: text("events").array().notNull(),
    day: date("day", { mode: "string" }).notNull(),
    /** The run's own: later ones count. */
    eventId: uuid("event_id").notNull(),
    flowId: uuid("flow_id").notNull(),
    version: integer("version").notNull(),
    lane: text("lane").notNull(),
    shard: smallint("shard").notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.node, t.visit] }), index("run_wait_key").on(t.workspaceId, t.key, t.about)],
);

/** Runs that another waits for, begun together by one of its steps, and how many of them have ended. */
export const runGroup = pgTable(
  "run_group",
  {
    runId: uuid("run_id").notNull(),
    node: text("node").notNull(),
    visit: integer("visit").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    /** Of the last one that ended. */
    result: jsonb("result").$type<Record<string, unknown>>(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.node, t.visit] })],
);

/** The ledger of calls to the outside: intent before, answer after. Database effects need none, being committed with their turn. */
export const effect = pgTable(
  "effect",
  {
    day: date("day", { mode: "string" }).notNull(),
    /** Stable for (run, node, visit): the provider's idempotency key. */
    key: text("key").notNull(),
    workspaceId: workspaceId(),
    runId: uuid("run_id").notNull(),
    node: text("node").notNull(),
    visit: integer("visit").notNull(),
    effect: text("effect").notNull(),
    args: jsonb("args").$type<unknown>().notNull(),
    state: text("state", { enum: ["intended", "done", "failed", "in doubt"] }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    reply: jsonb("reply").$type<unknown>(),
    failure: jsonb("failure").$type<unknown>(),
    intendedAt: moment("intended_at").notNull(),
    settledAt: moment("settled_at"),
    /** What a person said of it when nobody knew its result; of which attempt. */
    judged: jsonb("judged").$type<{ decision: "done" | "again" | "failed"; by: string; at: string; attempt: number }>(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.key] }),
    index("effect_run").on(t.runId),
    index("effect_recent").on(t.workspaceId, t.intendedAt.desc(), t.key.desc()),
    index("effect_open").on(t.workspaceId, t.state, t.intendedAt.desc(), t.key.desc()).where(sql`state in ('in doubt', 'intended')`),
  ],
);

/** Exact counts. A row a name and slot, so that two processes seldom meet on one; the sum over slots is the figure. */
export const tally = pgTable(
  "tally",
  {
    workspaceId: workspaceId(),
    name: text("name").notNull(),
    slot: smallint("slot").notNull(),
    n: bigint("n", { mode: "number" }).notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.name, t.slot] })],
);
