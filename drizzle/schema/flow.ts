/** Flows: one draft each, and the published versions, which never change. */
import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { workspace } from "./account.ts";
import { moment, workspaceId } from "./columns.ts";

export const flow = pgTable("flow", {
  id: uuid("id").primaryKey(),
  workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
  /** Of the draft; kept beside it for lists. */
  name: text("name").notNull(),
  draft: jsonb("draft").$type<FlowDocument>().notNull(),
  /** Grows with each save; the ETag of `PUT /flows/{id}`. */
  revision: integer("revision").notNull().default(1),
  /** The live version; null: not published. */
  publishedVersion: integer("published_version"),
  lastVersion: integer("last_version").notNull().default(0),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
  updatedBy: text("updated_by"),
  deletedAt: moment("deleted_at"),
});

export const flowVersion = pgTable(
  "flow_version",
  {
    workspaceId: workspaceId(),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flow.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    document: jsonb("document").$type<FlowDocument>().notNull(),
    publishedAt: moment("published_at").notNull().defaultNow(),
    publishedBy: text("published_by"),
    note: text("note").notNull().default(""),
    /** The earlier version whose drawing it brings back. */
    restoredFrom: integer("restored_from"),
  },
  (t) => [primaryKey({ columns: [t.flowId, t.version] })],
);

/** One row: grows with every publish and unpublish. Commit 1 locks it for share, so no event meets a stale catalog. */
export const publication = pgTable("publication", {
  only: integer("only").primaryKey().default(1),
  revision: bigint("revision", { mode: "number" }).notNull().default(0),
});

/** How far a schedule of a live flow has come: every tick up to here is started or passed over. */
export const scheduleCursor = pgTable(
  "schedule_cursor",
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flow.id, { onDelete: "cascade" }),
    nodeId: text("node_id").notNull(),
    /** Its times and time zone; with others it begins anew. */
    rule: text("rule").notNull(),
    consideredAt: moment("considered_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.flowId, t.nodeId] })],
);

/** Who has a flow open, window by window; unlogged, since it is worth nothing a minute later. */
export const flowVisitor = pgTable(
  "flow_visitor",
  {
    flowId: uuid("flow_id")
      .notNull()
      .references(() => flow.id, { onDelete: "cascade" }),
    /** One open window. */
    visitor: uuid("visitor").notNull(),
    workspaceId: workspaceId(),
    /** Null: an API key. */
    userId: text("user_id"),
    name: text("name").notNull(),
    edits: boolean("edits").notNull(),
    seenAt: moment("seen_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.flowId, t.visitor] })],
);
