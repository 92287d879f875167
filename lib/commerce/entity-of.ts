/** What an event is about, by the parts that it brings: an order where one is named, else the thing itself. */
import type { EntityRef, Meaning } from "./event.ts";

type Parts = Pick<
  Meaning,
  "order" | "customer" | "payment" | "refund" | "dispute" | "shipment" | "checkout" | "stock" | "product" | "message"
>;

export function entityOf(parts: Parts): EntityRef | null {
  const { order, customer, payment, refund, dispute, shipment, checkout, stock, product, message } = parts;
  const orderId = order?.id || shipment?.orderId || refund?.orderId || dispute?.orderId || payment?.orderId;
  if (orderId) return { type: "order", id: orderId };
  const paymentId = payment?.id || refund?.paymentId || dispute?.paymentId;
  if (paymentId) return { type: "payment", id: paymentId };
  if (stock?.sku || stock?.itemId) return { type: "sku", id: stock.sku || stock.itemId };
  if (product?.id) return { type: "product", id: product.id };
  if (checkout?.id) return { type: "checkout", id: checkout.id };
  if (message?.conversationId) return { type: "conversation", id: message.conversationId };
  return customer?.id ? { type: "customer", id: customer.id } : null;
}
