import { z } from "zod";
import { type ConnectionKind, pacedAt, providerAddress, setting, webAddress } from "../kind.ts";

export const dialogflowKind = {
  id: "dialogflow",
  title: { en: "Dialogflow", zh: "Dialogflow" },
  summary: { en: "Your Dialogflow ES agent says what a customer wants", zh: "由你的 Dialogflow ES 智能体识别客户意图" },
  group: "system",
  settings: z.strictObject({
    project: setting(
      z
        .string()
        .trim()
        .regex(/^[a-z][a-z0-9-]{4,60}$/),
      {
        widget: "text",
        label: { en: "Project", zh: "项目 ID" },
        placeholder: "my-shop-agent",
      },
    ),
    /** Empty: the agent lies in the global region. */
    location: setting(
      z
        .string()
        .trim()
        .max(40)
        .regex(/^[a-z0-9-]*$/)
        .default(""),
      {
        widget: "text",
        label: { en: "Region", zh: "区域" },
        hint: {
          en: "Empty for a global agent. For another, the address begins with its region too.",
          zh: "全球智能体不填；其他区域的地址也要以区域开头。",
        },
        placeholder: "asia-northeast1",
        advanced: true,
      },
    ),
    baseUrl: providerAddress("https://dialogflow.googleapis.com"),
    tokenUrl: setting(webAddress.default("https://oauth2.googleapis.com/token"), {
      widget: "text",
      label: { en: "Address for access tokens", zh: "令牌地址" },
      advanced: true,
    }),
    // 600 requests a minute by Google's default quota
    ...pacedAt(10, 20),
  }),
  secrets: [
    {
      name: "serviceAccount",
      label: { en: "Key of the service account (JSON)", zh: "服务账号密钥（JSON）" },
      placeholder: '{ "type": "service_account", … }',
      long: true,
    },
  ],
  findIt: {
    en: "In Google Cloud: IAM › Service accounts › Keys › Add key › JSON. The account needs the role Dialogflow API Client.",
    zh: "在 Google Cloud：IAM › 服务账号 › 密钥 › 添加密钥 › JSON。账号需要 Dialogflow API Client 角色。",
  },
  deadlineMs: 15_000,
} as const satisfies ConnectionKind;
