/** Where events come from and where calls go: sources and connections, their secrets sealed. */
import { boolean, doublePrecision, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { workspace } from "./account.ts";
import { bytea, moment, workspaceId } from "./columns.ts";

export const source = pgTable("source", {
  id: uuid("id").primaryKey(),
  workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
  name: text("name").notNull(),
  /** A key of the schemes: `shopify`, `standard-webhooks`, `hmac`, `none`. */
  scheme: text("scheme").notNull(),
  settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
  /** The live secret, sealed (AES-256-GCM, bound to this row); null for `none`. */
  secretSealed: bytea("secret_sealed"),
  /** The secret before the last change: still accepted, so that a rotation loses nothing. */
  previousSecretSealed: bytea("previous_secret_sealed"),
  enabled: boolean("enabled").notNull().default(true),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
  deletedAt: moment("deleted_at"),
});

/** Which process reads a queue or a stream for a source, and how it stands there. */
export const sourcePull = pgTable("source_pull", {
  sourceId: uuid("source_id")
    .primaryKey()
    .references(() => source.id, { onDelete: "cascade" }),
  workspaceId: workspaceId(),
  owner: uuid("owner"),
  until: moment("until"),
  /** Null: not known yet. */
  ok: boolean("ok"),
  message: text("message").notNull().default(""),
  /** Since when it stands like that. */
  since: moment("since").notNull().defaultNow(),
  takenAt: moment("taken_at"),
});

export const connection = pgTable("connection", {
  id: uuid("id").primaryKey(),
  workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
  name: text("name").notNull(),
  /** `http` today. */
  kind: text("kind").notNull(),
  /** What is no secret: base URL, the header that carries the key, allowed private hosts. */
  settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
  sealed: bytea("sealed"),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
  deletedAt: moment("deleted_at"),
});

/** What a connection lets through just now (`lib/outside/gate.ts`), for all processes. Times are ms since the epoch. */
export const connectionGate = pgTable("connection_gate", {
  connectionId: uuid("connection_id")
    .primaryKey()
    .references(() => connection.id, { onDelete: "cascade" }),
  slots: doublePrecision("slots").notNull().default(0),
  line: doublePrecision("line").notNull().default(0),
  failures: integer("failures").notNull().default(0),
  rests: integer("rests").notNull().default(0),
  restsUntil: doublePrecision("rests_until"),
  triedUntil: doublePrecision("tried_until"),
  error: text("error").notNull().default(""),
  errorAt: doublePrecision("error_at"),
});
