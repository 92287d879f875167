/** The event that says that an item runs low, as its payload. */
import type { StockItem } from "./book.ts";

interface Fall {
  readonly item: StockItem;
  readonly onHand: number;
  readonly reserved: number;
  readonly free: number;
}

export const stockLowReading = { platform: "tradewind", topic: "stock.low", v: 1 } as const;

export function stockLowBody({ item, onHand, reserved, free }: Fall, receivedAt: string): Record<string, unknown> {
  return {
    type: "stock.low",
    timestamp: receivedAt,
    stock: {
      sku: item.sku,
      title: item.title,
      told: "available",
      level: onHand,
      available: free,
      reserved,
      threshold: item.warnBelow ?? 0,
    },
  };
}
