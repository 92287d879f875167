import { z } from "zod";
import { orderStatuses } from "../../commerce/order.ts";
import { isObject } from "../../flow/is-object.ts";
import { orderStatusWords } from "../../language/order-status.ts";
import { trigger } from "../define.ts";
import { choice, flag, optionalExpression } from "../fields.ts";

export const transitionTrigger = trigger({
  type: "trigger.transition",
  version: 1,
  title: { en: "When an order becomes", zh: "当订单变为" },
  summary: { en: "Starts when an order’s status changes, however that came about", zh: "订单状态变更时启动，不论由什么引起" },
  sentence: { en: "“{to}”[, only when {when}]", zh: "“{to}”[，仅当 {when}]" },
  icon: "arrow-right-left",
  config: z.strictObject({
    to: choice(orderStatuses, orderStatusWords, { label: { en: "It becomes", zh: "变为" } }).default("paid"),
    from: choice(
      ["any", ...orderStatuses],
      { any: { en: "Anything", zh: "任意状态" }, ...orderStatusWords },
      {
        label: { en: "It was", zh: "原状态" },
      },
    ).default("any"),
    when: optionalExpression("bool", {
      label: { en: "Only when", zh: "仅当" },
      hint: { en: "Starts nothing where this is not true", zh: "不满足时不启动" },
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
      hint: { en: "Off, so that a flow does not start itself", zh: "默认关闭，避免流程自己触发自己" },
      advanced: true,
    }).default(false),
  }),
  output: z.object({ eventId: z.string(), from: z.string(), to: z.string(), entityId: z.string() }),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  on: () => ["order.status-changed"],
  match: (event, config) => {
    if (event.type !== "order.status-changed" || (event.ours && !config.ownChanges)) return false;
    const { from, to } = changeIn(event.body);
    return to === config.to && (config.from === "any" || from === config.from);
  },
  read: (event) => ({ eventId: event.id, ...changeIn(event.body), entityId: event.entity?.id ?? "" }),
});

function changeIn(body: unknown): { from: string; to: string } {
  const at = (name: string) => (isObject(body) && typeof body[name] === "string" ? body[name] : "");
  return { from: at("from"), to: at("to") };
}
