import { z } from "zod";
import { limits } from "../../limits.ts";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { count } from "../fields.ts";

export const teamDayNumbers = action({
  type: "team.day-numbers",
  version: 1,
  title: { en: "Numbers of the day", zh: "今日数据" },
  summary: { en: "Orders, sales and refunds of the last hours, and what is open now", zh: "最近的订单、销售额和退款，以及待处理事项" },
  sentence: { en: "of the last {hours} hours", zh: "最近 {hours} 小时" },
  icon: "chart-column",
  config: z.strictObject({
    hours: count(
      { min: 1, max: limits.dayNumbersHoursMax },
      { label: { en: "Of the last", zh: "最近" }, unit: { en: "hours", zh: "小时" } },
    ).default(24),
  }),
  effect: "team.day-numbers",
  output: effects["team.day-numbers"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ hours }) => ({ hours }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: changesNothing,
});
