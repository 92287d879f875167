import { z } from "zod";
import { limits } from "../../limits.ts";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { count, filledTemplate } from "../fields.ts";

export const customerRecent = action({
  type: "customer.recent",
  version: 1,
  title: { en: "Look at the customer’s orders", zh: "查看客户近期订单" },
  summary: { en: "How many orders, refunds and cancellations they had of late", zh: "近期下单、退款和取消的次数" },
  sentence: { en: "of the last {days} days", zh: "最近 {days} 天" },
  icon: "user-round-search",
  config: z.strictObject({
    customerId: filledTemplate({ label: { en: "Customer", zh: "客户" }, placeholder: "{{ customer.id }}" }).default("{{ customer.id }}"),
    days: count(
      { min: 1, max: limits.customerRecentDaysMax },
      { label: { en: "Of the last", zh: "最近" }, unit: { en: "days", zh: "天" } },
    ).default(90),
  }),
  effect: "customer.recent",
  output: effects["customer.recent"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ customerId, days }) => ({ customerId: customerId.trim(), days }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: changesNothing,
});
