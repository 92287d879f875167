import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { filledTemplate } from "../fields.ts";

export const valueGet = action({
  type: "value.get",
  version: 1,
  title: { en: "Recall a value", zh: "读取保存的值" },
  summary: { en: "What a flow has remembered under a name", zh: "读取流程之前按名称保存的值" },
  sentence: { en: "{name}", zh: "{name}" },
  icon: "bookmark-check",
  config: z.strictObject({
    name: filledTemplate({ label: { en: "Name", zh: "名称" }, placeholder: "last-order/{{ customer.id }}" }),
  }),
  effect: "value.get",
  output: effects["value.get"].reply,
  ports: [
    { id: "found", label: { en: "it is there", zh: "已有" } },
    { id: "missing", label: { en: "not there", zh: "没有" } },
  ],
  ask: ({ name }) => ({ name: name.trim() }),
  read: (reply) => ({ port: reply.found ? "found" : "missing", output: reply }),
  undo: changesNothing,
});
