import { z } from "zod";
import { later } from "../../commerce/duration.ts";
import { limits } from "../../limits.ts";
import { wait } from "../define.ts";
import { duration } from "../fields.ts";

export const waitNode = wait({
  type: "logic.wait",
  version: 1,
  title: { en: "Wait", zh: "等待" },
  summary: { en: "Goes on after a while: seconds, hours, days", zh: "过一段时间再继续：几秒、几小时或几天" },
  sentence: { en: "for {for}", zh: "等 {for}" },
  icon: "clock",
  config: z.strictObject({
    for: duration({
      label: { en: "How long", zh: "时长" },
      hint: { en: "Other orders do not wait meanwhile", zh: "等待期间不影响其他订单" },
      shortest: "PT1S",
      longest: `P${limits.waitDaysMax}D`,
    }).default("PT1H"),
  }),
  output: z.object({}),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: (config, { now }) => ({ for: "time", until: later(now, config.for) }),
  late: () => ({ port: "out", output: {} }),
});
