import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate, template } from "../fields.ts";

export const valueSet = action({
  type: "value.set",
  version: 1,
  title: { en: "Remember a value", zh: "保存一个值" },
  summary: { en: "Keep something under a name, for later runs", zh: "按名称保存，供以后的运行使用" },
  sentence: { en: "{name}: {value}", zh: "{name}：{value}" },
  icon: "bookmark",
  config: z.strictObject({
    name: filledTemplate({ label: { en: "Name", zh: "名称" }, placeholder: "last-order/{{ customer.id }}" }),
    value: template({ label: { en: "Value", zh: "值" }, placeholder: "{{ order.number }}" }).default(""),
  }),
  effect: "value.set",
  output: effects["value.set"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ name, value }) => ({ name: name.trim(), value }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: ({ name }, { value, before, changed }) => (changed ? { effect: "value.set", args: { name, value: before, onlyIf: value } } : null),
});
