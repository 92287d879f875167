/** The event that follows from an order's changed status, as its payload. */
import type { OrderState } from "./fold-order.ts";

export interface StatusMove {
  readonly order: OrderState;
  readonly from: string;
  readonly to: string;
  /** Whether an action of ours did it, and not what the platform told us. */
  readonly ours: boolean;
}

export const statusChangedReading = { platform: "tradewind", topic: "order.status-changed", v: 1 } as const;

export function statusChangedBody({ order, from, to, ours }: StatusMove, receivedAt: string): Record<string, unknown> {
  const { asOf, refunds, state, payments, givenBack, shipments, disputes, ...document } = order.document;
  return {
    type: "order.status-changed",
    from,
    to,
    ours,
    timestamp: receivedAt,
    order: document,
    customer: { id: order.customerId ?? "", name: order.customerName },
  };
}
