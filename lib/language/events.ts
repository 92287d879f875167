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
  "order.status-changed": { en: "An order’s status changes", zh: "订单状态变更" },
  "message.received": { en: "A customer writes", zh: "客户发来消息" },
  "manual.started": { en: "Someone presses the button", zh: "有人点击按钮" },
  "schedule.tick": { en: "A scheduled time comes", zh: "到了定时时间" },
} satisfies Record<EventType, Words>;
