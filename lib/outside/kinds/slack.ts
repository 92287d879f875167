import { z } from "zod";
import { type ConnectionKind, pacedAt, providerAddress } from "../kind.ts";

export const slackKind = {
  id: "slack",
  title: { en: "Slack", zh: "Slack" },
  summary: { en: "Messages into one Slack channel", zh: "向一个 Slack 频道发送消息" },
  group: "system",
  settings: z.strictObject({
    baseUrl: providerAddress("https://hooks.slack.com"),
    // one a second for each channel, and short bursts
    ...pacedAt(1, 3),
  }),
  secrets: [
    {
      name: "hook",
      label: { en: "Address of the bot", zh: "机器人地址" },
      hint: { en: "Whoever has it can write into the group, so it is kept like a key.", zh: "持有它就能在群里发消息，因此按密钥保管。" },
      placeholder: "https://hooks.slack.com/services/T…/B…/…",
    },
  ],
  findIt: {
    en: "At api.slack.com, in your app’s settings under “Features”: messages that come in. Add one for the channel, and copy its address.",
    zh: "在 api.slack.com 的应用设置 Features 中开启“传入消息”，为频道添加一个，然后复制它的地址。",
  },
  deadlineMs: 10_000,
} as const satisfies ConnectionKind;
