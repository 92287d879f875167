/** What a database effect's performer gets and gives. It runs inside the turn's own transaction: it happens exactly once. */

import type { Money } from "#lib/commerce/money.ts";
import type { Product } from "#lib/commerce/parts/product.ts";
import type { Book } from "#lib/intelligence/answer/book.ts";
import type { AnswerParts } from "#lib/intelligence/answer/fill.ts";
import type { DatabaseEffect, EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Failure } from "#lib/run/failure.ts";
import type { TaskAbout } from "#lib/run/team-effects.ts";
import type { ConversationState } from "#lib/service/conversation.ts";
import type { OrderRow } from "./orders.ts";
import type { SoldOf } from "./sales.ts";
import type { StockBook } from "./stock-book.ts";

/** What performers work on: rows locked for this transaction, in PostgreSQL or in memory. */
export interface Desk {
  readonly orders: {
    lock(wanted: readonly { workspaceId: string; id: string }[]): Promise<void>;
    get(workspaceId: string, id: string): OrderRow | null;
    put(row: OrderRow, ours: boolean): void;
  };
  readonly stock: StockBook;
  readonly look: LookUps;
  readonly sales: { sold(wanted: readonly SoldOf[]): Promise<readonly number[]> };
  readonly customers: {
    lock(wanted: readonly { workspaceId: string; id: string }[]): Promise<void>;
    /** Null: not known. */
    tags(workspaceId: string, id: string): readonly string[] | null;
    setTag(workspaceId: string, id: string, tag: string, on: boolean): void;
  };
  /** Notes that stay with an order or a customer. */
  readonly shopNotes: {
    add(notes: readonly ShopNoteRow[]): void;
    /** Ids of those that were there. */
    remove(notes: readonly { workspaceId: string; id: string }[]): Promise<ReadonlySet<string>>;
  };
  readonly notes: {
    add(notes: readonly NoteRow[]): Promise<void>;
    /** Ids of those that were there. */
    remove(notes: readonly { workspaceId: string; id: string }[]): Promise<ReadonlySet<string>>;
  };
  readonly tasks: {
    add(tasks: readonly TaskRow[]): void;
    /** Ids of those that were open. */
    withdraw(tasks: readonly { workspaceId: string; id: string; at: string }[]): Promise<ReadonlySet<string>>;
  };
  readonly rows: {
    /** Also those that are not there yet; with their tables. */
    lock(wanted: readonly Pick<TableRow, "workspaceId" | "tableId" | "key">[]): Promise<void>;
    get(place: Pick<TableRow, "workspaceId" | "tableId" | "key">): TableRow["fields"];
    put(row: TableRow): void;
    /** Null: there is none of that id. */
    table(workspaceId: string, tableId: string): { readonly columns: readonly string[]; readonly rows: number } | null;
    /** The key of the first row that has the value in this column. */
    find(workspaceId: string, tableId: string, column: string, value: string): Promise<string | null>;
  };
  readonly conversations: {
    lock(wanted: readonly { workspaceId: string; id: string }[]): Promise<void>;
    get(workspaceId: string, id: string): ConversationRow | null;
    put(row: ConversationRow): void;
    /** Writes what has changed so far and reads again: a statement beside this is about to change them. */
    release(): Promise<void>;
    /** The shop's answers as they are now. */
    book(workspaceId: string): Promise<Book>;
    /** What an answer to this text may speak of: the customer, and the order of theirs that they mean. */
    parts(row: ConversationRow, text: string): Promise<AnswerParts>;
  };
}
/** A row of one of the shop's tables, or a value by its name. */
export interface TableRow {
  readonly workspaceId: string;
  readonly tableId: string;
  readonly key: string;
  /** Null: it is not there. */
  readonly fields: Readonly<Record<string, string>> | null;
  /** Who writes it: a person, or the run. */
  readonly by: string;
  readonly at: string;
}

/** What is looked up and not changed. `at`: ISO 8601, as of then. */
export interface LookUps {
  waiting(workspaceId: string, args: EffectArgs<"stock.waiting-orders">): Promise<EffectReply<"stock.waiting-orders">["orders"]>;
  recent(workspaceId: string, args: EffectArgs<"customer.recent">, at: string): Promise<EffectReply<"customer.recent">>;
  /** The product as the last two events of it say. */
  prices(workspaceId: string, productId: string, at: string): Promise<{ now: Product | null; before: Product | null; currency: string }>;
  day(
    workspaceId: string,
    args: EffectArgs<"team.day-numbers">,
    at: string,
  ): Promise<Omit<EffectReply<"team.day-numbers">, "sales"> & { sales: readonly Money[] }>;
}
/** As far as effects change it. */
export interface ConversationRow extends ConversationState {
  readonly workspaceId: string;
  readonly id: string;
  readonly customerId: string | null;
  readonly address: string;
  readonly channel: string;
}
export interface ShopNoteRow {
  readonly workspaceId: string;
  readonly id: string;
  readonly about: { readonly type: "order" | "customer"; readonly id: string };
  readonly text: string;
  /** Empty: a flow. */
  readonly by: string;
  readonly runId: string | null;
  readonly at: string;
}
export interface NoteRow {
  readonly workspaceId: string;
  readonly id: string;
  readonly text: string;
  readonly orderId: string | null;
  readonly urgent: boolean;
  readonly runId: string | null;
  readonly at: string;
}
/** What somebody is to do; a person's own has their name. */
export interface TaskRow {
  readonly workspaceId: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Empty, or nobody of this shop: for anybody. */
  readonly assigneeId: string;
  readonly dueAt: string | null;
  readonly about: { readonly type: Exclude<TaskAbout, "">; readonly id: string } | null;
  /** Empty: a flow. */
  readonly by: string;
  readonly runId: string | null;
  readonly at: string;
}
export interface Call<E extends DatabaseEffect> {
  readonly args: EffectArgs<E>;
  /** Stable for (run, node, visit). */
  readonly key: string;
  readonly workspaceId: string;
  /** Null: by hand. */
  readonly runId: string | null;
  readonly at: string;
  /** A person who asks for it by hand. */
  readonly by?: string;
}
export type Result<E extends DatabaseEffect> =
  | { readonly ok: true; readonly reply: EffectReply<E> }
  | { readonly ok: false; readonly failure: Failure };

/** Performs all calls of its kind in one batch, in their order; results in the same order. */
export type Performer<E extends DatabaseEffect> = (desk: Desk, calls: readonly Call<E>[]) => Promise<readonly Result<E>[]>;
