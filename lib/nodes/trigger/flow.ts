import { z } from "zod";
import { trigger } from "../define.ts";
import { pairs } from "../fields.ts";

export const flowTrigger = trigger({
  type: "trigger.flow",
  version: 1,
  title: { en: "When another flow calls it", zh: "当其他流程调用时" },
  summary: { en: "Steps that several flows share", zh: "多个流程共用的步骤" },
  sentence: { en: "called by another flow", zh: "由其他流程调用" },
  icon: "workflow",
  config: z.strictObject({
    inputs: pairs({
      label: { en: "Asks for", zh: "需要的内容" },
      hint: {
        en: "A short name (letters, digits, _) and what it is. Later steps read it by its name",
        zh: "左边是简短名称（字母、数字、_），右边是说明。后面的步骤按名称读取",
      },
    }).default({}),
  }),
  output: z.object({ input: z.record(z.string(), z.string()) }),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  // no event starts it: a run of it is begun by a step of another flow
  on: () => [],
  match: () => false,
  read: () => ({ input: {} }),
});
