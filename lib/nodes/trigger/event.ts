import { z } from "zod";
import { trigger } from "../define.ts";
import { eventChoice, flag, optionalExpression, source } from "../fields.ts";

export const eventTrigger = trigger({
  type: "trigger.event",
  version: 1,
  title: { en: "When something happens", zh: "当事件发生时" },
  summary: { en: "Starts when an order is placed, paid, shipped …", zh: "订单创建、付款、发货等事件发生时启动" },
  sentence: { en: "{event}[, only when {when}]", zh: "{event}[，仅当 {when}]" },
  icon: "zap",
  config: z.strictObject({
    event: eventChoice({ label: { en: "What happens", zh: "发生了什么" } }),
    source: source({
      label: { en: "From", zh: "来自" },
      hint: { en: "Leave empty to listen to every source", zh: "留空表示所有来源" },
    }).default(""),
    when: optionalExpression("bool", {
      label: { en: "Only when", zh: "仅当" },
      hint: { en: "Starts nothing where this is not true", zh: "不满足时不启动" },
      placeholder: "order.total > 500.0",
    }),
    orderBy: optionalExpression("any", {
      label: { en: "One at a time per", zh: "同一对象依次处理" },
      hint: {
        en: "Events with the same value wait for each other. Leave empty for one order, customer or conversation at a time",
        zh: "取值相同的事件依次处理。留空则按同一订单、客户或会话",
      },
      placeholder: "customer.id",
      advanced: true,
    }),
    ownChanges: flag({
      label: { en: "Also for changes made by Tradewind", zh: "也响应 Tradewind 自己造成的变化" },
      hint: { en: "Off, so that a flow does not start itself", zh: "默认关闭，避免流程自己触发自己" },
      advanced: true,
    }).default(false),
  }),
  output: z.object({ eventId: z.string(), type: z.string(), entityId: z.string() }),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  on: ({ event }) => [event],
  match: (event, config) =>
    event.type === config.event && (config.source === "" || config.source === event.sourceId) && (config.ownChanges || !event.ours),
  read: (event) => ({ eventId: event.id, type: event.type, entityId: event.entity?.id ?? "" }),
});
