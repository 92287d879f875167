import { z } from "zod";
import { wait } from "../define.ts";
import { calledFlow, flag, pairs } from "../fields.ts";

export const callFlow = wait({
  type: "logic.call-flow",
  version: 1,
  title: { en: "Run another flow", zh: "运行另一个流程" },
  summary: { en: "Steps that several flows share, drawn once", zh: "把多个流程共用的步骤画成一个流程" },
  // a chosen flow gives the step its name; what is kept is the flow's id, which says nothing
  sentence: { en: "the steps of another flow", zh: "执行另一个流程的步骤" },
  icon: "workflow",
  config: z.strictObject({
    flow: calledFlow({
      label: { en: "Flow", zh: "流程" },
      hint: {
        en: "One that is live and starts “when another flow calls it”",
        zh: "已上线，且起点为“当其他流程调用时”的流程",
      },
    }),
    inputs: pairs({ label: { en: "Give it", zh: "传入内容" } }).default({}),
    wait: flag({
      label: { en: "Wait until it is done", zh: "等待它完成" },
      hint: { en: "Off: it runs by itself, and this flow goes on at once", zh: "关闭后它独立运行，本流程立即继续" },
    }).default(true),
  }),
  output: z.object({ runId: z.string(), status: z.string(), result: z.record(z.string(), z.unknown()) }),
  ports: [{ id: "done", label: { en: "then", zh: "然后" } }],
  ask: ({ flow, inputs, wait: awaited }) => ({ for: "flow", flowId: flow, input: inputs, awaited, until: null }),
  late: () => ({ port: "done", output: {} }),
});
