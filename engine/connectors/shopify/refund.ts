/**
 * A refund at Shopify. The money goes back the way it came: over the payments of the order that still hold some. `@idempotent`
 * keeps Shopify from doing one key twice, and a mark in the refund's note lets us find it again when an answer was lost.
 */

import { decimalText } from "#lib/commerce/decimal-text.ts";
import type { Money } from "#lib/commerce/money.ts";
import { parseMoney } from "#lib/commerce/parse-money.ts";
import { type Fields, fields, list, text } from "#lib/commerce/read-value.ts";
import { type Asked, done, refused, type Verb } from "../client.ts";
import { markOf, uuidOf } from "../key-marks.ts";
import { bare, type Gql, gid, mutated } from "./graphql.ts";

const state = `query ($id: ID!) { order(id: $id) {
  id currencyCode presentmentCurrencyCode
  transactions(first: 100) { id kind status gateway amountSet { shopMoney { amount currencyCode } } parentTransaction { id } }
  refunds(first: 100) { id note totalRefundedSet { shopMoney { amount currencyCode } } } } }`;

const create = `mutation ($input: RefundInput!, $idempotencyKey: String!) {
  refundCreate(input: $input) @idempotent(key: $idempotencyKey) {
    refund { id totalRefundedSet { shopMoney { amount currencyCode } } }
    userErrors { field message } } }`;

export const refundVerb = (gql: Gql): Verb<"refund"> => ({
  inDoubt: "ask the provider",
  keyTtlMs: 24 * 3_600_000,
  async do(order, { amount, reason, notify }, key) {
    const read = await readOrder(gql, order.id);
    if (!read.ok) return read;
    const parts = partsOf(read.value, amount);
    if (!parts.ok) return parts;
    const input = {
      orderId: gid("Order", order.id),
      note: `${reason.slice(0, 200)}${reason ? " · " : ""}${markOf(key)}`,
      notify,
      transactions: parts.value,
    };
    const made = mutated(await gql(create, { input, idempotencyKey: uuidOf(key) }, "write"), "refundCreate");
    if (!made.ok) return made;
    const refund = fields(made.value["refund"]);
    return done({ refundId: bare(refund["id"]), amount: setMoney(refund["totalRefundedSet"]) ?? amount });
  },
  async find(order, { amount }, key) {
    const read = await readOrder(gql, order.id);
    if (!read.ok) return read;
    const found = list(read.value["refunds"])
      .map(fields)
      .find((refund) => text(refund["note"]).includes(markOf(key)));
    return done(found ? { refundId: bare(found["id"]), amount: setMoney(found["totalRefundedSet"]) ?? amount } : null);
  },
});

async function readOrder(gql: Gql, id: string): Promise<Asked<Fields>> {
  const read = await gql(state, { id: gid("Order", id) });
  if (!read.ok) return read;
  const order = fields(read.value["order"]);
  return order["id"] ? done(order) : refused("Shopify has no such order, or the access token may not read it.");
}

function partsOf(order: Fields, amount: Money): Asked<readonly Record<string, unknown>[]> {
  const currency = text(order["currencyCode"]);
  if (currency !== amount.currency) return refused(`The order is in ${currency} at Shopify, the refund in ${amount.currency}.`);
  if (text(order["presentmentCurrencyCode"]) !== currency)
    return refused("The customer paid in another currency than the shop's. Refund this order in Shopify, where the rate is shown.");
  const moves = list(order["transactions"])
    .map(fields)
    .filter((move) => text(move["status"]) === "SUCCESS");
  const given = moves.filter((move) => ["SALE", "CAPTURE"].includes(text(move["kind"])));
  let left = amount.amountMinor;
  const parts: Record<string, unknown>[] = [];
  for (const payment of given) {
    const back = moves
      .filter((move) => text(move["kind"]) === "REFUND" && text(fields(move["parentTransaction"])["id"]) === text(payment["id"]))
      .reduce((sum, move) => sum + minorOf(move), 0);
    const take = Math.min(left, minorOf(payment) - back);
    if (take <= 0) continue;
    left -= take;
    parts.push({
      orderId: order["id"],
      parentId: payment["id"],
      kind: "REFUND",
      gateway: payment["gateway"],
      amount: decimalText({ amountMinor: take, currency }),
    });
  }
  return left > 0
    ? refused(
        `Shopify holds ${decimalText({ amountMinor: amount.amountMinor - left, currency })} ${currency} that could be refunded, which is less.`,
      )
    : done(parts);
}

const minorOf = (move: Fields): number => setMoney(move["amountSet"])?.amountMinor ?? 0;

export function setMoney(set: unknown): Money | null {
  const { amount, currencyCode } = fields(fields(set)["shopMoney"]);
  return parseMoney(amount, text(currencyCode));
}
