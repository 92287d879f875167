/**
 * Our own change coming back: what a platform tells of an order is held against what we have just asked of it, so that it is ours
 * and starts no flow unless its start asks for that. Only sources that a connection belongs to are looked up, and of their
 * messages only those that an action of ours can cause.
 */
import type { Sql } from "#drizzle/client.ts";
import type { Meaning } from "#lib/commerce/event.ts";
import { limits } from "#lib/limits.ts";
import { isOwnEcho } from "../store/own-echo.ts";
import type { Incoming } from "./incoming.ts";

/** Which action makes a platform say this. */
const caused: Partial<Record<Meaning["type"], string>> = {
  "order.cancelled": "platform.cancel",
  "order.refunded": "platform.refund",
  "payment.refunded": "platform.refund",
  "order.shipped": "platform.fulfil",
  "shipment.created": "platform.fulfil",
  "order.paid": "platform.capture",
  "payment.succeeded": "platform.capture",
  "order.updated": "",
};

export class OwnEchoes {
  readonly #sql: Sql;
  #connected: ReadonlySet<string> = new Set();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Which sources a connection belongs to now. */
  async refresh(): Promise<void> {
    const rows = await this.#sql<{ id: string }[]>`
      select distinct settings ->> 'sourceId' as id from connection where deleted_at is null and settings ->> 'sourceId' <> ''`;
    this.#connected = new Set(rows.map(({ id }) => id));
  }

  /** Without a look at the database: whether it could be one. */
  mayBe({ sourceId, read }: Incoming): boolean {
    return sourceId !== null && this.#connected.has(sourceId) && read !== undefined && caused[read.meaning.type] !== undefined;
  }

  async marked(incoming: Incoming): Promise<Incoming> {
    const { read, workspaceId } = incoming;
    if (!read) return incoming;
    const { type, order, refund, payment, entity } = read.meaning;
    const verb = caused[type];
    const orderId = order?.id || (entity?.type === "order" ? entity.id : "");
    if (verb === undefined || orderId === "") return incoming;
    const refunded =
      verb === "platform.refund" ? { id: refund?.id ?? "", minor: (refund?.amount ?? payment?.amount)?.amountMinor ?? null } : null;
    const sinceMs = verb === "" ? limits.echoUpdateMs : limits.echoMs;
    if (!(await isOwnEcho(this.#sql, { workspaceId, orderId, verb, refunded, sinceMs }).catch(() => false))) return incoming;
    return { ...incoming, reading: { ...incoming.reading, ours: true }, read: { ...read, meaning: { ...read.meaning, ours: true } } };
  }
}
