import { changeOrder, orderNotFound } from "../../core/order-effects.ts";
import type { Performer } from "./performer.ts";

export const performOrderSetStatus: Performer<"order.set-status"> = async ({ orders }, calls) => {
  await orders.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.orderId })));
  return calls.map(({ workspaceId, args, at }) => {
    const row = orders.get(workspaceId, args.orderId);
    if (!row) return { ok: false, failure: orderNotFound(args.orderId) };
    const { order, reply } = changeOrder["order.set-status"](row, args, at);
    if (order !== row) orders.put(order, true);
    return { ok: true, reply };
  });
};
