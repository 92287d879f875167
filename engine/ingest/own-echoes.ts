/**
 * Our own change coming back: what a platform tells of an order is held against what we have just asked of it, so that it is ours
 * and starts no flow unless its start asks for that. Only sources that a connection belongs to are looked up, and of their
 * messages only those that an action of ours can cause.
 */
import type { Sql } from "#drizzle/client.ts";
import type { Meaning } from "#lib/commerce/event.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
import type { Product } from "#lib/commerce/parts/product.ts";
import { limits } from "#lib/limits.ts";
import { type HeardPrice, isOwnEcho, isOwnPrice } from "../store/own-echo.ts";
import type { Incoming } from "./incoming.ts";

/** Which actions make a platform say this; none: any of them may. */
const caused: Partial<Record<Meaning["type"], readonly string[]>> = {
  "order.cancelled": ["platform.cancel"],
  "order.refunded": ["platform.refund"],
  "payment.refunded": ["platform.refund"],
  "order.shipped": ["platform.fulfil"],
  "shipment.created": ["platform.fulfil"],
  "order.paid": ["platform.capture"],
  "payment.succeeded": ["platform.capture"],
  "order.updated": [],
  "product.updated": ["platform.set-price"],
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
    const isOurs = await this.#isOurs(workspaceId, read.meaning).catch(() => false);
    if (!isOurs) return incoming;
    return { ...incoming, reading: { ...incoming.reading, ours: true }, read: { ...read, meaning: { ...read.meaning, ours: true } } };
  }

  async #isOurs(workspaceId: string, { type, order, refund, payment, product, entity }: Meaning): Promise<boolean> {
    if (product) return await isOwnPrice(this.#sql, workspaceId, pricesOf(product), limits.echoUpdateMs);
    const verbs = caused[type];
    const orderId = order?.id || (entity?.type === "order" ? entity.id : "");
    if (verbs === undefined || orderId === "") return false;
    const refunded = verbs.includes("platform.refund")
      ? { id: refund?.id ?? "", minor: (refund?.amount ?? payment?.amount)?.amountMinor ?? null }
      : null;
    const sinceMs = verbs.length === 0 ? limits.echoUpdateMs : limits.echoMs;
    return await isOwnEcho(this.#sql, { workspaceId, orderId, verbs, refunded, sinceMs });
  }
}

/** A price that came without its currency is counted as most are: in hundredths, in whole ones, in thousandths. */
const pricesOf = (product: Product): HeardPrice[] =>
  product.variants.flatMap(({ sku, price, priceText }) => {
    if (sku === "") return [];
    if (price.currency !== "") return [{ sku, amountMinor: price.amountMinor }];
    return ["EUR", "JPY", "KWD"].flatMap((currency) => {
      const read = parseMoney(priceText, currency);
      return read ? [{ sku, amountMinor: read.amountMinor }] : [];
    });
  });
