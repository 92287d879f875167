import { z } from "zod";
import { condition } from "../define.ts";

export const parallel = condition({
  type: "logic.parallel",
  version: 1,
  title: { en: "Do several things at once", zh: "同时进行" },
  summary: { en: "Goes on along every connection, not just one", zh: "同时沿所有连线继续，不只走一条" },
  sentence: { en: "along every connection", zh: "沿所有连线同时继续" },
  icon: "git-fork",
  config: z.strictObject({}),
  output: z.object({}),
  ports: [{ id: "out", label: { en: "at the same time", zh: "同时" } }],
  decide: () => ({ port: "out", output: {} }),
});
