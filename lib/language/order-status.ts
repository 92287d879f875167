/** What an order's status is called on a screen. */
import type { OrderStatus } from "../commerce/order.ts";
import type { Words } from "./words.ts";

export const orderStatusWords = {
  open: { en: "Open", zh: "待处理" },
  paid: { en: "Paid", zh: "已付款" },
  held: { en: "On hold", zh: "已暂缓" },
  shipped: { en: "Shipped", zh: "已发货" },
  delivered: { en: "Delivered", zh: "已送达" },
  completed: { en: "Completed", zh: "已完成" },
  cancelled: { en: "Cancelled", zh: "已取消" },
  refunded: { en: "Refunded", zh: "已退款" },
} satisfies Record<OrderStatus, Words>;
