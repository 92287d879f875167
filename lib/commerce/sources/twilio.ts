import { z } from "zod";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const twilioSettings = z.strictObject({ ...rate });

export const twilioSource = {
  id: "twilio",
  group: "team",
  title: { en: "Twilio", zh: "Twilio" },
  summary: { en: "SMS and WhatsApp messages that customers send you", zh: "客户发来的短信和 WhatsApp 消息" },
  secret: "given",
  secretName: { en: "Auth token", zh: "账户令牌（Auth Token）" },
  secretHint: {
    en: "In the Twilio console, on the start page under Account Info.",
    zh: "在 Twilio 控制台首页的“Account Info”中。",
  },
  steps: [
    {
      en: "In the Twilio console open Phone Numbers, your number, Messaging; for WhatsApp its sender.",
      zh: "在 Twilio 控制台打开“Phone Numbers → 您的号码 → Messaging”；WhatsApp 则打开对应的发送方。",
    },
    {
      en: "Under “A message comes in” enter this address exactly as it stands, with HTTP POST: Twilio signs the address too.",
      zh: "在“A message comes in”中原样填入这个地址，方式选 HTTP POST。Twilio 会对地址一并签名。",
    },
    {
      en: "Tradewind answers with nothing; what a customer gets back is decided by your flows.",
      zh: "Tradewind 收到后不会自动回复，是否回复客户由您的流程决定。",
    },
  ],
  warning: null,
  sendsTests: true,
  settings: twilioSettings,
} as const satisfies SourceScheme;
