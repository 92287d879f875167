import { changeOrder, orderNotFound } from "../../core/order-effects.ts";
import type { Performer } from "./performer.ts";

export const performOrderTag: Performer<"order.tag"> = changeTags("order.tag");
export const performOrderUntag: Performer<"order.untag"> = changeTags("order.untag");

function changeTags(effect: "order.tag" | "order.untag"): Performer<"order.tag"> & Performer<"order.untag"> {
  return async ({ orders }, calls) => {
    await orders.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.orderId })));
    return calls.map(({ workspaceId, args, at }) => {
      const row = orders.get(workspaceId, args.orderId);
      if (!row) return { ok: false, failure: orderNotFound(args.orderId) };
      const { order, reply } = changeOrder[effect](row, args, at);
      if (order !== row) orders.put(order, true);
      return { ok: true, reply };
    });
  };
}
