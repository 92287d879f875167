import { changeOrder, orderNotFound } from "../../core/order-effects.ts";
import type { Performer } from "./performer.ts";

export const performOrderHold: Performer<"order.hold"> = changeHold("order.hold");
export const performOrderRelease: Performer<"order.release"> = changeHold("order.release");

function changeHold(effect: "order.hold" | "order.release"): Performer<"order.hold"> & Performer<"order.release"> {
  return async ({ orders }, calls) => {
    await orders.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.orderId })));
    return calls.map(({ workspaceId, args, at }) => {
      const row = orders.get(workspaceId, args.orderId);
      if (!row) return { ok: false, failure: orderNotFound(args.orderId) };
      const { order, reply } = changeOrder[effect](row, { reason: "", ...args }, at);
      if (order !== row) orders.put(order, true);
      return { ok: true, reply };
    });
  };
}
