import { z } from "zod";
import { trigger } from "../define.ts";
import { pairs } from "../fields.ts";

export const manualTrigger = trigger({
  type: "trigger.manual",
  version: 1,
  title: { en: "When someone presses the button", zh: "当有人点击按钮时" },
  summary: { en: "Starts by hand, with answers to questions if you like", zh: "手动启动，可以先填几个问题" },
  sentence: { en: "started by hand", zh: "手动启动" },
  icon: "mouse-pointer-click",
  config: z.strictObject({
    inputs: pairs({
      label: { en: "Ask for", zh: "启动时询问" },
      hint: {
        en: "A short name (letters, digits, _) and the question. Later steps read the answer by its name",
        zh: "左边是简短名称（字母、数字、_），右边是问题。后面的步骤按名称读取答案",
      },
    }).default({}),
  }),
  output: z.object({ input: z.record(z.string(), z.string()) }),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  on: () => ["manual.started"],
  match: (event) => event.type === "manual.started",
  read: (event) => ({ input: textsOf(event.body) }),
});

function textsOf(body: unknown): Record<string, string> {
  const input = typeof body === "object" && body !== null && "input" in body ? body.input : body;
  if (typeof input !== "object" || input === null) return {};
  return Object.fromEntries(Object.entries(input).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}
