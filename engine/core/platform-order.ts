/** What our copy of an order becomes once its platform has done what was asked. Pure. */
import type { OrderState } from "#lib/commerce/fold-order.ts";
import type { Money } from "#lib/commerce/money.ts";
import { heardStatus } from "#lib/commerce/order-status.ts";
import { type PlatformEffect, platformEffects } from "#lib/run/platform-effects.ts";

/** The very same where the answer changes nothing of it. */
export function followOrder<O extends OrderState>(order: O, effect: PlatformEffect, reply: unknown, at: string): O {
  const read = platformEffects[effect].reply.safeParse(reply);
  if (!read.success) return order;
  const changed = followers[effect]?.(order, read.data as never);
  return changed ? { ...changed, updatedAt: at } : order;
}

const followers: Partial<Record<PlatformEffect, <O extends OrderState>(order: O, reply: never) => O | null>> = {
  "platform.cancel": (order) => moved(order, "cancelled"),
  "platform.fulfil": (order) => {
    const after = moved(order, "shipped");
    return { ...(after ?? order), document: { ...order.document, fulfilmentStatus: "fulfilled" } };
  },
  "platform.capture": (order) => {
    const after = moved(order, "paid");
    return { ...(after ?? order), document: { ...order.document, paymentStatus: "paid" } };
  },
  "platform.refund": (order, { refundId, amount, refused }: { refundId: string; amount: Money; refused: string }) =>
    refused === "" ? refunded(order, refundId, amount.amountMinor) : null,
};

function moved<O extends OrderState>(order: O, to: OrderState["status"]): O | null {
  const status = heardStatus(order.status, to);
  return status === order.status ? null : { ...order, status };
}

/** Known by its number, so that the platform's own message of it counts nothing again. */
function refunded<O extends OrderState>(order: O, id: string, amountMinor: number): O | null {
  const { document } = order;
  if (document.refunds.some((refund) => refund.id === id)) return null;
  const refundedMinor = order.refundedMinor + amountMinor;
  const total = document.total.amountMinor;
  const status = total > 0 && refundedMinor >= total ? heardStatus(order.status, "refunded") : order.status;
  return { ...order, status, refundedMinor, document: { ...document, refunds: [...document.refunds, { id, amountMinor }] } };
}
