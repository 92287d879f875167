/** Tables that a shop keeps for its flows. Values by their names are rows of the nil table. */
import { sql } from "drizzle-orm";
import { jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, workspaceId } from "./columns.ts";

export const dataTable = pgTable(
  "data_table",
  {
    workspaceId: workspaceId(),
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    /** What a row is known by: "SKU", "postcode". */
    keyName: text("key_name").notNull(),
    columns: jsonb("columns").$type<string[]>().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    deletedAt: moment("deleted_at"),
  },
  (t) => [uniqueIndex("data_table_name").on(t.workspaceId, sql`lower("name")`).where(sql`deleted_at is null`)],
);

export const dataRow = pgTable(
  "data_row",
  {
    workspaceId: workspaceId(),
    tableId: uuid("table_id").notNull(),
    key: text("key").notNull(),
    fields: jsonb("fields").$type<Record<string, string>>().notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    /** The person or the run that wrote it last. */
    updatedBy: text("updated_by").notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.tableId, t.key] })],
);
