import { z } from "zod";
import { trigger } from "../define.ts";
import { choice, cron, timezone } from "../fields.ts";

export const scheduleTrigger = trigger({
  type: "trigger.schedule",
  version: 1,
  title: { en: "At set times", zh: "定时启动" },
  summary: { en: "Every hour, every morning, on the first of the month …", zh: "每小时、每天早上、每月 1 日等" },
  sentence: { en: "{cron}[ ({timezone} time)]", zh: "{cron}[（{timezone} 时间）]" },
  icon: "clock",
  config: z.strictObject({
    cron: cron({ label: { en: "When", zh: "什么时候" } }).default("0 9 * * *"),
    timezone: timezone({
      label: { en: "Time zone", zh: "时区" },
      hint: { en: "Leave empty for the shop’s own", zh: "留空则使用店铺时区" },
    }).default(""),
    missed: choice(
      ["once", "skip"],
      {
        once: { en: "start once, late", zh: "恢复后补一次" },
        skip: { en: "leave it out", zh: "跳过" },
      },
      {
        label: { en: "Missed while Tradewind was down", zh: "停机期间错过的" },
        hint: {
          en: "However many were missed, one is made up for: the last",
          zh: "无论错过多少次，最多补最后一次",
        },
        advanced: true,
      },
    ).default("once"),
  }),
  output: z.object({ at: z.string(), scheduledFor: z.string() }),
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  // only what we made ourselves, and for this very start: a flow may have several
  on: () => ["schedule.tick"],
  match: (event, _config, nodeId) => event.type === "schedule.tick" && event.sourceId === null && textIn(event.body, "nodeId") === nodeId,
  read: (event) => ({ at: event.receivedAt, scheduledFor: textIn(event.body, "scheduledFor") }),
});

function textIn(body: unknown, name: string): string {
  const value = typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === "string" ? value : "";
}
