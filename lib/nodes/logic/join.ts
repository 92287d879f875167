import { z } from "zod";
import { limits } from "../../limits.ts";
import { join } from "../define.ts";
import { choice, count } from "../fields.ts";

export const joinNode = join({
  type: "logic.join",
  version: 1,
  title: { en: "Wait for the others", zh: "汇合" },
  summary: { en: "Goes on once when several ways have arrived here", zh: "多条路径都到达后，只继续一次" },
  sentence: { en: "when {how}", zh: "{how}后继续" },
  icon: "merge",
  config: z.strictObject({
    how: choice(
      ["all", "any", "number"],
      {
        all: { en: "all have arrived", zh: "全部到达" },
        any: { en: "the first has arrived", zh: "任意一条先到达" },
        number: { en: "so many have arrived", zh: "达到指定数量" },
      },
      {
        label: { en: "Go on when", zh: "何时继续" },
        hint: { en: "It also goes on when no more can come", zh: "如果其余路径不会再到达，也会继续" },
      },
    ).default("all"),
    count: count(
      { min: 1, max: limits.flowEdgesMax },
      { label: { en: "How many", zh: "数量" }, onlyWhen: { field: "how", is: "number" } },
    ).default(2),
  }),
  output: z.object({ arrived: z.int() }),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  need: ({ how, count: wanted }, incoming) => (how === "all" ? incoming : how === "any" ? 1 : Math.min(wanted, incoming)),
});
