import { changeStatus } from "#lib/commerce/order-status.ts";
import { orderNotFound, type Performer } from "./performer.ts";

export const performOrderSetStatus: Performer<"order.set-status"> = async ({ orders }, calls) => {
  await orders.lock(calls.map(({ workspaceId, args }) => ({ workspaceId, id: args.orderId })));
  return calls.map(({ workspaceId, args, at }) => {
    const row = orders.get(workspaceId, args.orderId);
    if (!row) return { ok: false, failure: orderNotFound(args.orderId) };
    const change = changeStatus(row.status, args.status);
    if (change.changed) orders.put({ ...row, status: change.status, updatedAt: at }, true);
    return { ok: true, reply: change };
  });
};
