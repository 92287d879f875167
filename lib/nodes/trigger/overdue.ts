import { z } from "zod";
import { later } from "../../commerce/duration.ts";
import type { EventType } from "../../commerce/event.ts";
import { instantMs } from "../../commerce/instant.ts";
import { eventWords } from "../../language/events.ts";
import { limits } from "../../limits.ts";
import { trigger } from "../define.ts";
import { choice, duration, flag, optionalExpression, orderEvent, orderEvents } from "../fields.ts";

const orNone = ["none", ...orderEvents] as const;

export const overdueTrigger = trigger({
  type: "trigger.overdue",
  version: 1,
  title: { en: "When something is overdue", zh: "当事情逾期时" },
  summary: { en: "Starts when an order is not shipped, not paid … in time", zh: "订单未按时发货、付款等情况时启动" },
  sentence: { en: "{event}, and not within {within}: {missing}", zh: "{event}后 {within} 内未发生：{missing}" },
  icon: "alarm-clock",
  config: z.strictObject({
    event: orderEvent({ label: { en: "After", zh: "起始事件" } }).default("order.paid"),
    missing: orderEvent({ label: { en: "This has not happened", zh: "尚未发生" } }).default("order.shipped"),
    within: duration({
      label: { en: "Within", zh: "期限" },
      shortest: "PT1M",
      longest: `P${limits.waitDaysMax}D`,
    }).default("P2D"),
    unless: choice(
      orNone,
      { none: { en: "Nothing else", zh: "无" }, ...wordsOf(orderEvents) },
      {
        label: { en: "Unless", zh: "除非" },
        hint: { en: "Then there is nothing to do any more", zh: "发生后不再处理" },
      },
    ).default("order.cancelled"),
    when: optionalExpression("bool", {
      label: { en: "Only when", zh: "仅当" },
      hint: { en: "Watches only orders of which this is true", zh: "只关注满足条件的订单" },
      placeholder: "order.total > 500.0",
    }),
    orderBy: optionalExpression("any", {
      label: { en: "One at a time per", zh: "同一对象依次处理" },
      hint: { en: "Leave empty for one order at a time", zh: "留空则按同一订单依次处理" },
      placeholder: "customer.id",
      advanced: true,
    }),
    ownChanges: flag({
      label: { en: "Also for changes made by Tradewind", zh: "也响应 Tradewind 自己造成的变化" },
      advanced: true,
    }).default(false),
  }),
  output: z.object({ eventId: z.string(), type: z.string(), entityId: z.string() }),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  on: ({ event }) => [event],
  match: (event, config) => event.type === config.event && event.entity?.type === "order" && (config.ownChanges || !event.ours),
  read: (event) => ({ eventId: event.id, type: event.type, entityId: event.entity?.id ?? "" }),
  watch: ({ missing, unless, within }, event) => ({
    for: "event",
    events: unless === "none" ? [missing] : [missing, unless],
    about: "order",
    // an order that was paid days before we heard of it is overdue by its own time
    until: later(instantMs(event.occurredAt) === null ? event.receivedAt : event.occurredAt, within),
  }),
});

function wordsOf<T extends EventType>(types: readonly T[]) {
  return Object.fromEntries(types.map((type) => [type, eventWords[type]])) as Record<T, (typeof eventWords)[T]>;
}
