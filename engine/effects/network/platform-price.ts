/** A product's price at its shop, within the rails that the step sets: read first, so that a rule gone wrong stops at them. */

import { loadRoutes } from "#engine/store/platform-routes.ts";
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
import { openRoute, type PlatformCall, type PlatformOutcome } from "./platform.ts";

type Args = EffectArgs<"platform.set-price">;

export async function performSetPrice(
  { args, workspaceId }: PlatformCall<"platform.set-price">,
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
  const opened = await openRoute(route, workspaceId, signal);
  const prices = opened?.client.prices;
  if (!prices) return failed("platform.cannot", `${connectionKinds[route.kind].title.en} cannot do this.`);
  const read = await prices.read(args.sku);
  if (!read.ok) return { ok: false, failure: read.failure };
  const nothing = { amountMinor: 0, currency: "" };
  const reply = (before: Money, after: Money, refused: EffectReply<"platform.set-price">["refused"]) => ({
    ok: true as const,
    reply: {
      through: route.kind,
      already: false,
      before,
      after,
      changed: refused === "" && before.amountMinor !== after.amountMinor,
      refused,
    },
  });
  if (!read.value) return reply(nothing, nothing, "unknown-sku");
  const before = read.value.price;
  const refused = beyond(args, before, args.price);
  if (refused !== "") return reply(before, before, refused);
  if (before.amountMinor === args.price.amountMinor) return reply(before, before, "");
  const written = await prices.write(read.value, args.price);
  // the same price twice is the same as once: it may be tried again
  if (!written.ok) return { ok: false, failure: written.failure };
  return reply(before, args.price, "");
}

/** Which rail the new price is beyond; empty: none. */
export function beyond(
  { lowest, highest, changeMax }: Pick<Args, "lowest" | "highest" | "changeMax">,
  before: Money,
  price: Money,
): EffectReply<"platform.set-price">["refused"] {
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
