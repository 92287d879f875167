import { z } from "zod";
import { type ConnectionKind, pacedAt, providerAddress } from "../kind.ts";

export const dingtalkKind = {
  id: "dingtalk",
  title: { en: "DingTalk", zh: "钉钉" },
  summary: { en: "Messages into one DingTalk group", zh: "向一个钉钉群发送消息" },
  group: "system",
  settings: z.strictObject({
    baseUrl: providerAddress("https://oapi.dingtalk.com"),
    // 20 a minute for each bot, and then silence for ten minutes
    ...pacedAt(0.3, 5),
  }),
  secrets: [
    {
      name: "hook",
      label: { en: "Address of the bot", zh: "机器人地址" },
      hint: { en: "Whoever has it can write into the group, so it is kept like a key.", zh: "持有它就能在群里发消息，因此按密钥保管。" },
      placeholder: "https://oapi.dingtalk.com/robot/send?access_token=…",
    },
    {
      name: "secret",
      label: { en: "Signing secret", zh: "加签密钥" },
      hint: { en: "Where the bot asks for signed messages.", zh: "机器人启用了签名校验（加签）时填写。" },
      optional: true,
    },
  ],
  findIt: {
    en: "In the group: Settings › Bots › Add bot › Custom. Choose “additional signature” and copy its secret, which begins with SEC.",
    zh: "在群里：群设置 › 机器人 › 添加机器人 › 自定义。安全设置选择“加签”，并复制以 SEC 开头的密钥。",
  },
  deadlineMs: 10_000,
} as const satisfies ConnectionKind;
