import { z } from "zod";
import { rate } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const gitHubSettings = z.strictObject({ ...rate });

export const gitHubSource = {
  id: "github",
  group: "team",
  title: { en: "GitHub", zh: "GitHub" },
  summary: { en: "Changes of a repository or an organisation", zh: "代码仓库或组织的变更" },
  secret: "made",
  secretHint: { en: "Give this secret to GitHub, in the same form as the address.", zh: "在 GitHub 填地址的同一页填入此密钥。" },
  steps: [
    {
      en: "In the repository open Settings, Webhooks and add one: this address, content type application/json, the secret.",
      zh: "在仓库打开“Settings → Webhooks”添加一个：填入地址和密钥，Content type 选 application/json。",
    },
  ],
  warning: null,
  sendsTests: true,
  settings: gitHubSettings,
} as const satisfies SourceScheme;
