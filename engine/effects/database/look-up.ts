/** Steps that only look: each asks the shop's books and says what stands there. */
import { comparePrices } from "#lib/commerce/compare-prices.ts";
import { decimalText } from "#lib/commerce/decimal-text.ts";
import type { DatabaseEffect } from "#lib/run/effects.ts";
import { together } from "../../store/together.ts";
import type { Call, Desk, Performer, Result } from "./performer.ts";

/** Sent together, and once where several ask the same at the same moment. */
const each =
  <E extends DatabaseEffect>(look: (desk: Desk, call: Call<E>) => Promise<Result<E>>): Performer<E> =>
  async (desk, calls) => {
    const asked = new Map<string, Promise<Result<E>>>();
    const found = calls.map((call) => {
      const same = JSON.stringify([call.workspaceId, call.args, call.at]);
      const answer = asked.get(same) ?? look(desk, call);
      asked.set(same, answer);
      return answer;
    });
    await together(found);
    return await Promise.all(found);
  };

export const performWaitingOrders = each<"stock.waiting-orders">(async ({ look }, { workspaceId, args }) => {
  const orders = await look.waiting(workspaceId, args);
  return { ok: true, reply: { count: orders.length, orders: [...orders] } };
});

export const performCustomerRecent = each<"customer.recent">(async ({ look }, { workspaceId, args, at }) => {
  return { ok: true, reply: await look.recent(workspaceId, args, at) };
});

export const performComparePrice = each<"product.compare-price">(async ({ look }, { workspaceId, args, at }) => {
  const { now, before, currency } = await look.prices(workspaceId, args.productId, at);
  return { ok: true, reply: comparePrices(before, now, currency) };
});

export const performDayNumbers = each<"team.day-numbers">(async ({ look }, { workspaceId, args, at }) => {
  const { sales, ...numbers } = await look.day(workspaceId, args, at);
  const said = sales.map((sum) => `${decimalText(sum)} ${sum.currency}`.trim()).join(" + ");
  return { ok: true, reply: { ...numbers, sales: said || "0" } };
});
