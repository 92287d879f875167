import { z } from "zod";
import { condition } from "../define.ts";
import { expression } from "../fields.ts";

export const filterNode = condition({
  type: "logic.filter",
  version: 1,
  title: { en: "Go on only if", zh: "满足才继续" },
  summary: { en: "Stops here quietly when it is not true", zh: "不成立时到此为止，不算失败" },
  sentence: { en: "{when}", zh: "{when}" },
  icon: "funnel",
  config: z.strictObject({
    when: expression("bool", {
      label: { en: "Condition", zh: "条件" },
      placeholder: "order.total > 500.0",
    }),
  }),
  output: z.object({ result: z.boolean() }),
  ports: [
    { id: "out", label: { en: "then", zh: "然后" } },
    { id: "ended", label: { en: "ended here", zh: "到此为止" } },
  ],
  // nothing can be joined to the end
  portsOf: () => [{ id: "out", label: { en: "then", zh: "然后" } }],
  decide: ({ when }) => ({ port: when ? "out" : "ended", output: { result: when } }),
});
