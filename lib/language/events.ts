/** What an event is called on a screen. */
import type { EventType } from "../commerce/event.ts";
import type { Words } from "./words.ts";

export const eventWords = {
  "order.created": { en: "An order is placed", zh: "有新订单" },
  "order.paid": { en: "An order is paid", zh: "订单已付款" },
  "order.shipped": { en: "An order is shipped", zh: "订单已发货" },
  "order.delivered": { en: "An order is delivered", zh: "订单已送达" },
  "order.cancelled": { en: "An order is cancelled", zh: "订单被取消" },
  "order.refunded": { en: "An order is refunded", zh: "订单已退款" },
  "order.updated": { en: "An order is changed", zh: "订单有变更" },
  "order.status-changed": { en: "An order’s status changes", zh: "订单状态变更" },
  "shipment.created": { en: "A parcel goes out", zh: "包裹已发出" },
  "shipment.updated": { en: "A parcel’s tracking changes", zh: "物流信息更新" },
  "refund.requested": { en: "A customer asks for a refund", zh: "客户申请退款" },
  "return.requested": { en: "A customer wants to return goods", zh: "客户申请退货" },
  "payment.succeeded": { en: "A payment comes in", zh: "支付成功" },
  "payment.failed": { en: "A payment fails", zh: "支付失败" },
  "payment.refunded": { en: "A payment is given back", zh: "支付已退款" },
  "dispute.opened": { en: "A payment is disputed", zh: "出现支付争议" },
  "dispute.updated": { en: "A dispute goes on", zh: "支付争议有进展" },
  "checkout.updated": { en: "A customer is checking out", zh: "客户正在结账" },
  "checkout.abandoned": { en: "A checkout is left unfinished", zh: "客户放弃结账" },
  "stock.changed": { en: "Stock changes", zh: "库存变动" },
  "stock.low": { en: "Stock runs low", zh: "库存不足" },
  "product.updated": { en: "A product is changed", zh: "商品有变更" },
  "customer.created": { en: "A new customer", zh: "有新客户" },
  "customer.updated": { en: "A customer’s details change", zh: "客户资料变更" },
  "message.received": { en: "A customer writes", zh: "客户发来消息" },
  "manual.started": { en: "Someone presses the button", zh: "有人点击按钮" },
  "schedule.tick": { en: "A scheduled time comes", zh: "到了定时时间" },
} satisfies Record<EventType, Words>;
