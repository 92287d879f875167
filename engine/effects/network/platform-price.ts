/** A product's price at its shop, within the rails that the step sets: read first, so that a rule gone wrong stops at them. */

import { lookupSql } from "#engine/store/engine-database.ts";
import { loadRoutes } from "#engine/store/platform-routes.ts";
import { beginPriceChange, endPriceChange, type PriceAsked, readPriceChange } from "#engine/store/price-changes.ts";
import {
  addExact,
  commonCurrency,
  compareExact,
  type Exact,
  exactMoney,
  type Money,
  multiplyExact,
  negateExact,
} from "#lib/commerce/money.ts";
import { connectionKinds } from "#lib/outside/kinds.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import { bareId } from "./bare-id.ts";
import { openRoute, type PlatformCall, type PlatformOutcome } from "./platform.ts";

type Args = EffectArgs<"platform.set-price">;
type Reply = EffectReply<"platform.set-price">;

export async function performSetPrice(
  { key, args, workspaceId }: PlatformCall<"platform.set-price">,
  signal: AbortSignal,
): Promise<PlatformOutcome<"platform.set-price">> {
  const shops = (await loadRoutes(workspaceId)).filter(({ kind }) => connectionKinds[kind].group === "shop");
  const route = args.connectionId
    ? shops.find(({ connectionId }) => connectionId === args.connectionId)
    : shops.length === 1
      ? shops[0]
      : null;
  if (!route)
    return failed(
      shops.length === 0 ? "platform.no-connection" : "platform.which",
      shops.length === 0 ? "Connect the shop first: prices are kept there." : "Choose the shop whose price it is.",
    );
  if (!args.price) return failed("price.missing", "The new price is empty.");
  const wanted = args.price;
  const reply = (before: Money, after: Money, more: Partial<Reply> = {}) => ({
    ok: true as const,
    reply: {
      ...{ through: route.kind, already: false, before, after, refused: "" as const },
      changed: !more.refused && before.amountMinor !== after.amountMinor,
      ...more,
    },
  });
  const sql = lookupSql();
  const earlier = await readPriceChange(sql, { workspaceId, key });
  if (earlier?.state === "done") return reply(earlier.before, earlier.after, { already: true });
  const opened = await openRoute(route, workspaceId, signal);
  const prices = opened?.client.prices;
  if (!prices) return failed("platform.cannot", `${connectionKinds[route.kind].title.en} cannot do this.`);
  const read = await prices.read(args.sku);
  if (!read.ok) return { ok: false, failure: read.failure };
  const nothing = { amountMinor: 0, currency: "" };
  if (!read.value) return reply(nothing, nothing, { refused: "unknown-sku" });
  const asked: PriceAsked = {
    ...{ workspaceId, key, connectionId: route.connectionId, sku: args.sku },
    productId: bareId(read.value.productId),
    before: read.value.price,
    after: wanted,
  };
  // an earlier try went out, and this is what it was to come to: it was carried out
  if (earlier && sameMoney(earlier.after, read.value.price)) {
    await endPriceChange(sql, { ...asked, before: earlier.before }, route.sourceId);
    return reply(earlier.before, earlier.after, { already: true });
  }
  const { before } = asked;
  if (args.onlyIf && !sameMoney(args.onlyIf, before)) return reply(before, before, { refused: "changed" });
  const refused = beyond(args, before, wanted);
  if (refused !== "") return reply(before, before, { refused });
  if (before.amountMinor === wanted.amountMinor) return reply(before, before);
  await beginPriceChange(sql, asked);
  const written = await prices.write(read.value, wanted);
  // the same price twice is the same as once: it may be tried again
  if (!written.ok) return { ok: false, failure: written.failure };
  await endPriceChange(sql, asked, route.sourceId);
  return reply(before, wanted);
}

const sameMoney = (a: Money, b: Money): boolean => a.amountMinor === b.amountMinor && commonCurrency(a, b) !== null;

/** Which rail the new price is beyond; empty: none. */
export function beyond(
  { lowest, highest, changeMax }: Pick<Args, "lowest" | "highest" | "changeMax">,
  before: Money,
  price: Money,
): Reply["refused"] {
  const all = [before, lowest, highest].filter((each) => each !== null);
  if (all.some((each) => commonCurrency(each, price) === null)) return "currency";
  const of = (money: Money): Exact => exactMoney({ ...money, currency: price.currency });
  if (price.amountMinor <= 0 || (lowest && compareExact(of(price), of(lowest)) < 0)) return "too-low";
  if (highest && compareExact(of(price), of(highest)) > 0) return "too-high";
  if (changeMax <= 0 || before.amountMinor <= 0) return "";
  const difference = addExact(of(price), negateExact(of(before)));
  const size = difference.top < 0n ? negateExact(difference) : difference;
  const most = multiplyExact(of(before), { top: BigInt(changeMax), bottom: 100n });
  return compareExact(size, most) > 0 ? "too-far" : "";
}

const failed = (code: string, message: string) => ({ ok: false as const, failure: { code, message, final: true } });
