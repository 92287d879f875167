import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { script, values } from "../fields.ts";

export const codeRun = action({
  type: "code.run",
  version: 1,
  title: { en: "Work something out in code", zh: "用代码计算" },
  summary: {
    en: "A few lines of JavaScript, for what no other step does",
    zh: "写几行 JavaScript，完成其他步骤做不到的计算",
  },
  sentence: { en: "a few lines of JavaScript", zh: "几行 JavaScript" },
  icon: "code-xml",
  config: z.strictObject({
    input: values({
      label: { en: "What the code is given", zh: "传给代码的值" },
      hint: {
        en: "Each is read as input.name. Give only what the code needs.",
        zh: "代码里用 input.名称 读取，只传需要的值即可。",
      },
    }).default({}),
    script: script({
      label: { en: "Code", zh: "代码" },
      hint: {
        en: "What it returns is the result for later steps. It reaches no network; Date stands at the time of the event, in UTC.",
        zh: "return 的值就是这一步的结果。代码不能访问网络；Date 固定为事件发生的时间（UTC）。",
      },
      placeholder: "return input.total * 2;",
    }),
  }),
  effect: "code.run",
  output: effects["code.run"].reply,
  ports: [{ id: "out", label: { en: "next", zh: "下一步" } }],
  ask: ({ input, script }, { now }) => ({ script, input, now }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: changesNothing,
});
