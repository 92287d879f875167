import { limits } from "../../limits.ts";
import { httpConnectionSettings } from "../connection-settings.ts";
import type { ConnectionKind } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const httpKind = {
  id: "http",
  title: kindTitles.http,
  summary: { en: "A web address with its key, for the step “Call another system”", zh: "一个网址和密钥，供“调用其他系统”步骤使用" },
  group: "system",
  settings: httpConnectionSettings,
  secrets: [{ name: "key", label: { en: "Key", zh: "密钥" }, optional: true }],
  findIt: null,
  deadlineMs: limits.httpTimeoutMs,
} as const satisfies ConnectionKind;
