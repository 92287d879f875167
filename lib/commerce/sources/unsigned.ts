import { z } from "zod";
import { answer, dedupe, platform, rate, topic } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const unsignedSettings = z.strictObject({ platform, topic, dedupe: dedupe("body-hash"), ...answer, ...rate });

export const unsignedSource = {
  id: "none",
  group: "any",
  title: { en: "Without a signature", zh: "无签名" },
  summary: { en: "For trying out, and for senders inside your own network", zh: "用于试用，或自己内网中的发送方" },
  secret: "none",
  secretHint: null,
  steps: [],
  warning: {
    en: "Anyone who learns this address can send orders to it. Use a signed kind wherever the sender can sign.",
    zh: "任何知道此地址的人都能向它发送订单。只要发送方支持签名，就请选择带签名的类型。",
  },
  sendsTests: true,
  settings: unsignedSettings,
} as const satisfies SourceScheme;
