import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, filledTemplate, flag } from "../fields.ts";

export const chatSend = action({
  type: "chat.send",
  version: 1,
  title: { en: "Message the team’s chat", zh: "发送群消息" },
  summary: {
    en: "A message into a Slack channel, or a group in Feishu, DingTalk or WeCom",
    zh: "向飞书、钉钉、企业微信群或 Slack 频道发送消息",
  },
  sentence: { en: "{text}", zh: "{text}" },
  icon: "messages-square",
  config: z.strictObject({
    connection: connection({
      label: { en: "Group or channel", zh: "群或频道" },
      hint: {
        en: "Each group’s bot is a connection of its own, made in Connections.",
        zh: "每个群的机器人是一个连接，在“连接”里添加。",
      },
      connects: ["slack", "feishu", "dingtalk", "wecom"],
      without: { en: "None chosen", zh: "未选择" },
      needed: true,
    }),
    text: filledTemplate({
      label: { en: "Message", zh: "消息" },
      placeholder: "{{ order.number }}",
      long: true,
    }),
    everyone: flag({ label: { en: "Call everybody (@all)", zh: "提醒所有人（@所有人）" } }).default(false),
  }),
  effect: "chat.send",
  output: effects["chat.send"].reply,
  ports: [{ id: "out", label: { en: "sent", zh: "已发送" } }],
  ask: ({ connection: connectionId, text, everyone }) => ({ connectionId, text, everyone }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: null,
});
