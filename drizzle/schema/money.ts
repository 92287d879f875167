/** Statements of payment providers, and where they differ from what the shop believes. */
import { sql } from "drizzle-orm";
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { differenceKinds } from "#lib/reconcile/difference.ts";
import { books } from "#lib/statement/book.ts";
import { type Control, lineKinds, lineProblems } from "#lib/statement/line.ts";
import { workspace } from "./account.ts";
import { bytea, moment, workspaceId } from "./columns.ts";

export const statement = pgTable(
  "statement",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    provider: text("provider").notNull(),
    book: text("book", { enum: books }).notNull(),
    account: text("account").notNull(),
    /** Of the file, as it came. */
    name: text("name").notNull(),
    origin: text("origin", { enum: ["file", "connection", "sample"] }).notNull(),
    connectionId: uuid("connection_id"),
    sha256: bytea("sha256").notNull(),
    /** The days that it is of; null: it has no line and names no day. */
    from: date("days_from", { mode: "string" }),
    to: date("days_to", { mode: "string" }),
    /** To where it can be held against the shop: a day that was not over, and a file that was cut, may lack something. */
    completeTo: date("complete_to", { mode: "string" }),
    lines: integer("lines").notNull(),
    repeats: integer("repeats").notNull(),
    unread: integer("unread").notNull(),
    cut: boolean("cut").notNull(),
    controls: jsonb("controls").$type<Control[]>().notNull(),
    importedAt: moment("imported_at").notNull().defaultNow(),
    importedBy: text("imported_by").notNull(),
  },
  (t) => [
    uniqueIndex("statement_file").on(t.workspaceId, t.sha256),
    index("statement_recent").on(t.workspaceId, t.importedAt.desc(), t.id.desc()),
    index("statement_days").on(t.workspaceId, t.provider, t.from),
  ],
);

export const statementLine = pgTable(
  "statement_line",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    workspaceId: workspaceId(),
    statementId: uuid("statement_id")
      .notNull()
      .references(() => statement.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    provider: text("provider").notNull(),
    book: text("book", { enum: books }).notNull(),
    /** SHA-256 of the line's identity. */
    identity: bytea("identity").notNull(),
    kind: text("kind", { enum: lineKinds }).notNull(),
    at: moment("at").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    transactionId: text("transaction_id").notNull(),
    merchantNo: text("merchant_no").notNull(),
    refundId: text("refund_id").notNull(),
    refundNo: text("refund_no").notNull(),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    askedMinor: bigint("asked_minor", { mode: "number" }).notNull(),
    feeMinor: bigint("fee_minor", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    rate: text("rate").notNull(),
    type: text("type").notNull(),
    note: text("note").notNull(),
    text: text("text").notNull(),
    /** Told by an earlier line: kept, and counted there. */
    repeats: boolean("repeats").notNull(),
    /** What of the shop's it is, and how that is known. */
    recordId: text("record_id"),
    matchedBy: text("matched_by", { enum: ["transaction", "own-number", "hand"] }),
    orderId: text("order_id"),
    /** The trade book tells it too. */
    sibling: boolean("sibling").notNull().default(false),
    /** What a person has matched it with. */
    byHand: text("by_hand"),
  },
  (t) => [
    uniqueIndex("statement_line_number").on(t.statementId, t.number),
    uniqueIndex("statement_line_identity").on(t.workspaceId, t.provider, t.identity).where(sql`not repeats`),
    index("statement_line_day").on(t.workspaceId, t.day, t.provider).where(sql`not repeats`),
    index("statement_line_transaction").on(t.workspaceId, t.transactionId).where(sql`transaction_id <> ''`),
    index("statement_line_merchant_no").on(t.workspaceId, t.merchantNo).where(sql`merchant_no <> ''`),
    index("statement_line_order").on(t.workspaceId, t.orderId).where(sql`order_id is not null`),
  ],
);

/** Lines that could not be read. */
export const statementUnread = pgTable(
  "statement_unread",
  {
    statementId: uuid("statement_id")
      .notNull()
      .references(() => statement.id, { onDelete: "cascade" }),
    workspaceId: workspaceId(),
    number: integer("number").notNull(),
    problem: text("problem", { enum: lineProblems }).notNull(),
    found: text("found").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.statementId, t.number] })],
);

export const moneyDifference = pgTable(
  "money_difference",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: "cascade" }),
    /** The same difference found again is this one. */
    key: text("key").notNull(),
    kind: text("kind", { enum: differenceKinds }).notNull(),
    lineId: uuid("line_id").references(() => statementLine.id, { onDelete: "cascade" }),
    recordId: text("record_id"),
    orderId: text("order_id"),
    provider: text("provider").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    currency: text("currency").notNull(),
    shopMinor: bigint("shop_minor", { mode: "number" }),
    statementMinor: bigint("statement_minor", { mode: "number" }),
    facts: jsonb("facts").$type<Record<string, string | number>>().notNull(),
    suggestions: text("suggestions").array().notNull().default(sql`'{}'`),
    /** `right`: a person says that it is as it should be. `gone`: it is no longer one, a later statement or event explains it. */
    state: text("state", { enum: ["open", "right", "gone"] })
      .notNull()
      .default("open"),
    reason: text("reason").notNull().default(""),
    settledBy: text("settled_by"),
    settledAt: moment("settled_at"),
    /** The to-do that was made of it. */
    noteId: uuid("note_id"),
    foundAt: moment("found_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("money_difference_key").on(t.workspaceId, t.key),
    index("money_difference_day").on(t.workspaceId, t.day, t.provider),
    index("money_difference_recent").on(t.workspaceId, t.state, t.foundAt.desc(), t.id.desc()),
  ],
);
