import { z } from "zod";
import { type ConnectionKind, pacedAt, providerAddress } from "../kind.ts";

export const feishuKind = {
  id: "feishu",
  title: { en: "Feishu / Lark", zh: "飞书 / Lark" },
  summary: { en: "Messages into one Feishu group", zh: "向一个飞书群发送消息" },
  group: "system",
  settings: z.strictObject({
    baseUrl: providerAddress("https://open.feishu.cn"),
    // 100 a minute and 5 a second for each bot
    ...pacedAt(1.5, 5),
  }),
  secrets: [
    {
      name: "hook",
      label: { en: "Address of the bot", zh: "机器人地址" },
      hint: { en: "Whoever has it can write into the group, so it is kept like a key.", zh: "持有它就能在群里发消息，因此按密钥保管。" },
      placeholder: "https://open.feishu.cn/open-apis/bot/v2/hook/…",
    },
    {
      name: "secret",
      label: { en: "Signing secret", zh: "加签密钥" },
      hint: { en: "Where the bot asks for signed messages.", zh: "机器人启用了签名校验（加签）时填写。" },
      optional: true,
    },
  ],
  findIt: {
    en: "In the group: Settings › Bots › Add bot › Custom bot. For Lark, set the provider’s address to https://open.larksuite.com.",
    zh: "在群里：设置 › 群机器人 › 添加机器人 › 自定义机器人。Lark 用户请把服务商地址改为 https://open.larksuite.com。",
  },
  deadlineMs: 10_000,
} as const satisfies ConnectionKind;
