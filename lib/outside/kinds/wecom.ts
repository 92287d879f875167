import { z } from "zod";
import { type ConnectionKind, pacedAt, providerAddress } from "../kind.ts";

export const wecomKind = {
  id: "wecom",
  title: { en: "WeCom", zh: "企业微信" },
  summary: { en: "Messages into one WeCom group", zh: "向一个企业微信群发送消息" },
  group: "system",
  settings: z.strictObject({
    baseUrl: providerAddress("https://qyapi.weixin.qq.com"),
    // 20 a minute for each bot
    ...pacedAt(0.3, 5),
  }),
  secrets: [
    {
      name: "hook",
      label: { en: "Address of the bot", zh: "机器人地址" },
      hint: { en: "Whoever has it can write into the group, so it is kept like a key.", zh: "持有它就能在群里发消息，因此按密钥保管。" },
      placeholder: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
    },
  ],
  findIt: {
    en: "In the group: … › Add group bot › New bot. Copy the address that is shown.",
    zh: "在群里：右上角 … › 添加群机器人 › 新创建一个机器人，复制显示的地址。",
  },
  deadlineMs: 10_000,
} as const satisfies ConnectionKind;
