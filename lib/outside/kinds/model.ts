import { z } from "zod";
import { limits } from "../../limits.ts";
import { type ConnectionKind, pacedAt, setting, webAddress } from "../kind.ts";

export const modelKind = {
  id: "model",
  title: { en: "Language model", zh: "大语言模型" },
  summary: {
    en: "ChatGPT, DeepSeek, Qwen, or any other that speaks OpenAI’s chat API",
    zh: "ChatGPT、DeepSeek、通义千问等兼容 OpenAI 接口的模型",
  },
  group: "system",
  settings: z.strictObject({
    baseUrl: setting(webAddress.default("https://api.openai.com/v1"), {
      widget: "text",
      label: { en: "Address", zh: "接口地址" },
      hint: { en: "Up to and with /v1: /chat/completions is added to it.", zh: "填到 /v1 为止，系统会自动加上 /chat/completions。" },
      placeholder: "https://api.openai.com/v1",
    }),
    model: setting(z.string().trim().min(1).max(limits.nameCharsMax), {
      widget: "text",
      label: { en: "Model", zh: "模型" },
      placeholder: "gpt-5-mini",
    }),
    ...pacedAt(5, 5),
  }),
  secrets: [{ name: "key", label: { en: "API key", zh: "API 密钥" }, optional: true, placeholder: "sk-…" }],
  findIt: {
    en: "In the provider’s console, under API keys. A model on your own machines may need none.",
    zh: "在模型服务商控制台的 API Keys 页面。自己部署的模型可能不需要密钥。",
  },
  deadlineMs: limits.modelAnswerMs,
} as const satisfies ConnectionKind;
