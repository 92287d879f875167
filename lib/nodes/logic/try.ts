import { z } from "zod";
import { catching } from "../define.ts";

export const tryNode = catching({
  type: "logic.try",
  version: 1,
  title: { en: "Try, and catch failures", zh: "尝试并处理失败" },
  summary: {
    en: "What fails behind it goes on another way instead of failing the run",
    zh: "后面的步骤失败时走另一条路，而不是让运行失败",
  },
  sentence: { en: "the steps that follow", zh: "后面的步骤" },
  icon: "shield",
  config: z.strictObject({}),
  output: z.object({ failure: z.object({ code: z.string(), message: z.string() }), step: z.string() }),
  ports: [
    { id: "do", label: { en: "try this", zh: "尝试" } },
    { id: "failed", label: { en: "if something fails", zh: "有步骤失败时" } },
  ],
});
