import { z } from "zod";
import { answer, dedupe, platform, rate, topic } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const standardSettings = z.strictObject({ platform, topic, dedupe: dedupe("sender"), ...answer, ...rate });

export const standardSource = {
  id: "standard-webhooks",
  group: "any",
  title: { en: "Standard Webhooks", zh: "Standard Webhooks" },
  summary: { en: "Svix, and every system that follows the standard", zh: "Svix 及所有遵循该标准的系统" },
  secret: "made",
  secretHint: { en: "Give this secret to the sender. It starts with whsec_.", zh: "把这个密钥填到发送方，它以 whsec_ 开头。" },
  steps: [],
  warning: null,
  sendsTests: true,
  settings: standardSettings,
} as const satisfies SourceScheme;
