import { z } from "zod";
import { stop } from "../define.ts";
import { choice, pairs, template } from "../fields.ts";

export const stopNode = stop({
  type: "logic.stop",
  version: 1,
  title: { en: "Stop here", zh: "结束流程" },
  summary: { en: "Ends the run, whatever other ways still do", zh: "立即结束本次运行，其他路径也不再继续" },
  sentence: { en: "as {outcome}[: {message}]", zh: "本次运行{outcome}[：{message}]" },
  icon: "octagon-x",
  config: z.strictObject({
    outcome: choice(
      ["finished", "failed"],
      { finished: { en: "finished", zh: "正常结束" }, failed: { en: "failed", zh: "标记为失败" } },
      { label: { en: "The run is then", zh: "运行结果" } },
    ).default("finished"),
    message: template({
      label: { en: "Why", zh: "原因" },
      hint: { en: "Shown with the run", zh: "显示在运行记录中" },
      placeholder: { en: "Nothing left of {{ order.number }}", zh: "{{ order.number }} 已无货" },
    }).default(""),
    result: pairs({
      label: { en: "Answer", zh: "返回内容" },
      hint: { en: "What a flow that called this one gets", zh: "返回给调用本流程的流程" },
      advanced: true,
    }).default({}),
  }),
  output: z.object({}),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  portsOf: () => [],
  stop: ({ outcome, message, result }) => ({ outcome, message, result }),
});
