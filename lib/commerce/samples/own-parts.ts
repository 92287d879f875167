/** Parts of an example event in our own shape, all of the same order: a lamp that is late, paid by card, half of it going back. */
import type { z } from "zod";
import type { EventType } from "../event.ts";
import type { checkout } from "../parts/checkout.ts";
import type { dispute } from "../parts/dispute.ts";
import type { payment } from "../parts/payment.ts";
import type { product } from "../parts/product.ts";
import type { refund } from "../parts/refund.ts";
import type { shipment } from "../parts/shipment.ts";
import type { stock } from "../parts/stock.ts";

const euro = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
const lamp = { sku: "LAMP-ARC-01", title: "Arc floor lamp" };
const rug = { sku: "RUG-WOOL-120", title: "Wool rug, 120 cm" };
const rugLine = { id: "2", ...rug, quantity: 1, price: euro(11050), total: euro(11050) };

interface Parts {
  payment?: z.input<typeof payment>;
  refund?: z.input<typeof refund>;
  dispute?: z.input<typeof dispute>;
  shipment?: z.input<typeof shipment>;
  checkout?: z.input<typeof checkout>;
  stock?: z.input<typeof stock>;
  product?: z.input<typeof product>;
}

/** `at`: when it shall have happened; `orderId` of the order that it is about. */
export function ownParts(type: EventType, orderId: string, at: string): Parts {
  const paid = {
    id: "p-1001",
    orderId,
    reference: "1001",
    provider: "card",
    method: "card",
    status: "paid",
    amount: euro(61240),
    paidAt: at,
  };
  const back = { id: "r-1001", orderId, paymentId: "p-1001", amount: euro(11050), reason: "damaged", requestedAt: at, items: [rugLine] };
  const moneyBack = {
    payment: { ...paid, id: "r-1001", status: "refunded", amount: euro(11050), refunded: euro(11050), reason: "damaged" },
    refund: { ...back, status: "success" },
  };
  const parcel = {
    id: "s-1001",
    orderId,
    status: "in_transit",
    carrier: "DHL",
    trackingNumber: "00340434161094042557",
    trackingUrl: "https://www.dhl.com/track?id=00340434161094042557",
    shippedAt: at,
    items: [rugLine],
  };
  const cart = {
    id: "k-1001",
    url: "https://shop.example.com/checkout/k-1001",
    email: "lena.hofmann@example.com",
    total: euro(49600),
    startedAt: at,
    items: [{ id: "1", ...lamp, quantity: 2, price: euro(24800), total: euro(49600) }],
  };
  const counted = { ...lamp, productId: "8101", variantId: "44101", locationId: "hamburg", location: "Hamburg" };
  const question = { id: "d-1001", orderId, paymentId: "p-1001", kind: "chargeback", reason: "product_not_received", amount: euro(61240) };
  const parts: Partial<Record<EventType, Parts>> = {
    "order.paid": { payment: paid },
    "order.shipped": { shipment: parcel },
    "order.delivered": { shipment: { ...parcel, status: "delivered", deliveredAt: at } },
    "order.refunded": moneyBack,
    "shipment.created": { shipment: parcel },
    "shipment.updated": { shipment: { ...parcel, status: "out_for_delivery" } },
    "refund.requested": { refund: { ...back, status: "requested" } },
    "return.requested": { refund: { ...back, status: "requested" } },
    "payment.succeeded": { payment: paid },
    "payment.failed": { payment: { ...paid, status: "failed", failureCode: "card_declined", reason: "The card was declined", paidAt: "" } },
    "payment.refunded": moneyBack,
    "dispute.opened": { payment: paid, dispute: { ...question, status: "needs_response", openedAt: at } },
    "dispute.updated": { payment: paid, dispute: { ...question, status: "won", openedAt: at } },
    "checkout.updated": { checkout: cart },
    "checkout.abandoned": { checkout: cart },
    "stock.changed": { stock: { ...counted, told: "level", level: 7, available: 5, reserved: 2, delta: -2, reason: "sale" } },
    "stock.low": { stock: { ...counted, told: "level", level: 4, available: 3, reserved: 1, delta: -1, threshold: 5 } },
    "product.updated": {
      product: {
        id: "8101",
        title: lamp.title,
        status: "active",
        vendor: "Nordlicht",
        kind: "Lamp",
        url: "https://shop.example.com/products/arc-floor-lamp",
        tags: ["new"],
        price: euro(24800),
        priceText: "248.00",
        variants: [{ id: "44101", sku: lamp.sku, title: "Brass", price: euro(24800), priceText: "248.00", available: 5 }],
      },
    },
  };
  return parts[type] ?? {};
}
