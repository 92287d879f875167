/** Systems of the shop's own, by their OpenAPI documents: each document that is read is a revision, and stays as it is. */
import { sql } from "drizzle-orm";
import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { DescribedOperation } from "#lib/openapi/operation.ts";
import type { Left } from "#lib/openapi/read-api.ts";
import { moment, workspaceId } from "./columns.ts";

export const api = pgTable(
  "api",
  {
    workspaceId: workspaceId(),
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    /** What new steps are given as their connection. */
    connectionId: uuid("connection_id"),
    /** The newest. */
    revision: integer("revision").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [uniqueIndex("api_name").on(t.workspaceId, sql`lower("name")`).where(sql`deleted_at is null`)],
);

export const apiRevision = pgTable(
  "api_revision",
  {
    workspaceId: workspaceId(),
    apiId: uuid("api_id")
      .notNull()
      .references(() => api.id, { onDelete: "cascade" }),
    revision: integer("revision").notNull(),
    title: text("title").notNull(),
    /** The document's own. */
    version: text("version").notNull(),
    about: text("about").notNull(),
    server: text("server").notNull(),
    /** Of the document's text: the same document is no new revision. */
    digest: text("digest").notNull(),
    leftOut: jsonb("left_out").$type<Left[]>().notNull(),
    readAt: moment("read_at").notNull().defaultNow(),
    readBy: text("read_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.apiId, t.revision] })],
);

export const apiOperation = pgTable(
  "api_operation",
  {
    workspaceId: workspaceId(),
    apiId: uuid("api_id").notNull(),
    revision: integer("revision").notNull(),
    /** Its name in the document. */
    key: text("key").notNull(),
    /** In the document's order. */
    place: integer("place").notNull(),
    method: text("method").notNull(),
    path: text("path").notNull(),
    title: text("title").notNull(),
    tag: text("tag").notNull(),
    described: jsonb("described").$type<DescribedOperation>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.apiId, t.revision, t.key] }),
    foreignKey({ columns: [t.apiId, t.revision], foreignColumns: [apiRevision.apiId, apiRevision.revision] }).onDelete("cascade"),
  ],
);
