import { z } from "zod";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const slackSettings = z.strictObject({ ...rate });

export const slackSource = {
  id: "slack",
  group: "team",
  title: { en: "Slack", zh: "Slack" },
  summary: { en: "Messages in your Slack channels", zh: "Slack 频道中的消息" },
  secret: "given",
  secretName: { en: "Signing secret", zh: "签名密钥（Signing Secret）" },
  secretHint: {
    en: "In your Slack app: Basic Information, App Credentials.",
    zh: "在 Slack 应用的“Basic Information → App Credentials”中。",
  },
  steps: [
    {
      en: "In your Slack app open Event Subscriptions and enter this address as Request URL.",
      zh: "在 Slack 应用打开“Event Subscriptions”，Request URL 填这个地址。",
    },
    { en: "Subscribe to message.channels, or to what your flows should hear.", zh: "订阅 message.channels，或流程需要的其他事件。" },
  ],
  warning: null,
  sendsTests: true,
  settings: slackSettings,
} as const satisfies SourceScheme;
