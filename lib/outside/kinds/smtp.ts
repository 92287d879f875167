import { z } from "zod";
import { limits } from "../../limits.ts";
import { type ConnectionKind, pacedAt, setting } from "../kind.ts";

export const smtpKind = {
  id: "smtp",
  title: { en: "Mail server (SMTP)", zh: "邮件服务器（SMTP）" },
  summary: { en: "Mails that flows send, from an address of the shop’s", zh: "用店铺邮箱发送流程里的邮件" },
  group: "system",
  settings: z.strictObject({
    /** `smtps`: encrypted from the first byte. `smtp`: must turn to encryption before it says anything. */
    baseUrl: setting(z.url({ protocol: /^smtps?$/ }), {
      widget: "text",
      label: { en: "Address of the mail server", zh: "邮件服务器地址" },
      hint: {
        en: "smtps://host:465 is encrypted from the start, smtp://host:587 turns to encryption (STARTTLS).",
        zh: "smtps://主机:465 为全程加密，smtp://主机:587 为 STARTTLS 加密。",
      },
      placeholder: "smtps://smtp.example.com:465",
    }),
    from: setting(z.email().max(limits.mailAddressChars), {
      widget: "text",
      label: { en: "Sender’s address", zh: "发件人地址" },
      placeholder: "shop@example.com",
    }),
    fromName: setting(z.string().trim().max(limits.nameCharsMax).default(""), {
      widget: "text",
      label: { en: "Sender’s name", zh: "发件人名称" },
    }),
    user: setting(z.string().trim().max(limits.nameCharsMax).default(""), {
      widget: "text",
      label: { en: "User name", zh: "用户名" },
    }),
    /** Only for a relay on the same machine or network. */
    plain: setting(z.boolean().default(false), {
      widget: "flag",
      label: { en: "Without encryption", zh: "不加密" },
      hint: { en: "Only for a server in your own network.", zh: "仅用于自己内网里的服务器。" },
      advanced: true,
    }),
    ...pacedAt(5, 5),
  }),
  secrets: [{ name: "password", label: { en: "Password", zh: "密码或授权码" }, optional: true }],
  findIt: {
    en: "Your mail provider lists it as “outgoing mail” or SMTP. Many ask for an app password instead of your own.",
    zh: "在邮箱服务商的 SMTP（发信）设置里可以找到；很多服务商要求使用授权码而不是登录密码。",
  },
  deadlineMs: limits.mailSendMs,
} as const satisfies ConnectionKind;
