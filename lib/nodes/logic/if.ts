import { z } from "zod";
import { condition } from "../define.ts";
import { expression } from "../fields.ts";

export const ifNode = condition({
  type: "logic.if",
  version: 1,
  title: { en: "Check a condition", zh: "判断条件" },
  summary: { en: "Go one way when it is true, another when it is not", zh: "成立走一路，不成立走另一路" },
  sentence: { en: "when {when}", zh: "当 {when}" },
  icon: "split",
  config: z.strictObject({
    when: expression("bool", {
      label: { en: "Condition", zh: "条件" },
      placeholder: "order.total > 500.0",
    }),
  }),
  output: z.object({ result: z.boolean() }),
  ports: [
    { id: "true", label: { en: "yes", zh: "是" } },
    { id: "false", label: { en: "no", zh: "否" } },
  ],
  decide: ({ when }) => ({ port: when ? "true" : "false", output: { result: when } }),
});
