/** The same kind of order in our own shape, for sources that are not a shop platform's. */
import type { TradewindEvent } from "../platforms/tradewind.ts";

export function tradewindOrderSample(number: number, at: string): TradewindEvent {
  const euro = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
  return {
    type: "order.created",
    data: {
      occurredAt: at,
      order: {
        id: `test-${number}`,
        number: `#T${number}`,
        status: "paid",
        paymentStatus: "paid",
        currency: "EUR",
        total: euro(61240),
        subtotal: euro(60650),
        shipping: euro(590),
        tags: ["vip"],
        email: "lena.hofmann@example.com",
        items: [
          { id: "1", sku: "LAMP-ARC-01", title: "Arc floor lamp", quantity: 2, price: euro(24800), total: euro(49600) },
          { id: "2", sku: "RUG-WOOL-120", title: "Wool rug, 120 cm", quantity: 1, price: euro(11050), total: euro(11050) },
        ],
        placedAt: at,
        test: true,
      },
      customer: { id: "test-customer", name: "Lena Hofmann", email: "lena.hofmann@example.com", tags: ["vip"] },
    },
  };
}
