import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const valueAdd = action({
  type: "value.add",
  version: 1,
  title: { en: "Count", zh: "计数" },
  summary: {
    en: "Add to a number under a name; no count is lost, however many come at once",
    zh: "给某个名称的数值加数；并发再多也不会漏计",
  },
  sentence: { en: "{name} + {by}", zh: "{name} + {by}" },
  icon: "tally-5",
  config: z.strictObject({
    name: filledTemplate({ label: { en: "Name", zh: "名称" }, placeholder: "refunds/{{ customer.id }}" }),
    by: filledTemplate({
      label: { en: "Add", zh: "加上" },
      hint: { en: "A whole number; below zero takes away.", zh: "整数，负数为减。" },
    }).default("1"),
  }),
  effect: "value.add",
  output: effects["value.add"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ name, by }) => ({ name: name.trim(), by }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: ({ name }, { count, before, changed }) => (changed ? { effect: "value.add", args: { name, by: String(before - count) } } : null),
});
