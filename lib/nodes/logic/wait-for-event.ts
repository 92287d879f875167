import { z } from "zod";
import { later } from "../../commerce/duration.ts";
import { eventKeys } from "../../commerce/event-keys.ts";
import { limits } from "../../limits.ts";
import { wait } from "../define.ts";
import { awaitedEvent, choice, duration, optionalExpression } from "../fields.ts";

export const waitForEvent = wait({
  type: "logic.wait-for-event",
  version: 1,
  title: { en: "Wait for something to happen", zh: "等待事件发生" },
  summary: { en: "Goes on when it happens, or when it has not in time", zh: "事件发生时继续，超时则走另一路" },
  sentence: { en: "{event}[, {when}], at most {timeout}", zh: "{event}[，且 {when}]，最长 {timeout}" },
  icon: "radio",
  config: z.strictObject({
    event: awaitedEvent({ label: { en: "What has to happen", zh: "等待什么" } }).default("order.paid"),
    about: choice(
      eventKeys,
      {
        order: { en: "this order", zh: "同一订单" },
        customer: { en: "this customer", zh: "同一客户" },
        conversation: { en: "this conversation", zh: "同一会话" },
      },
      { label: { en: "To", zh: "针对" } },
    ).default("order"),
    when: optionalExpression("bool", {
      label: { en: "Only when", zh: "仅当" },
      hint: { en: "Speaks of what then happens, not of what started the flow", zh: "这里的字段来自等到的事件，而不是启动流程的事件" },
      placeholder: "order.total > 500.0",
      later: true,
    }),
    timeout: duration({
      label: { en: "Wait at most", zh: "最长等待" },
      shortest: "PT1S",
      longest: `P${limits.waitDaysMax}D`,
    }).default("P3D"),
  }),
  output: z.object({ eventId: z.string(), type: z.string(), at: z.string(), body: z.unknown() }),
  ports: [
    { id: "event", label: { en: "when it happens", zh: "事件发生" } },
    { id: "timeout", label: { en: "not in time", zh: "超时" } },
  ],
  ask: ({ event, about, timeout }, { now }) => ({ for: "event", events: [event], about, until: later(now, timeout) }),
  late: () => ({ port: "timeout", output: {} }),
});
