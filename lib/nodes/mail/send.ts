import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, filledTemplate, template } from "../fields.ts";

export const mailSend = action({
  type: "mail.send",
  version: 1,
  title: { en: "Send a mail", zh: "发送邮件" },
  summary: { en: "A mail to a customer, a supplier or a colleague", zh: "给客户、供应商或同事发一封邮件" },
  sentence: { en: "to {to}: {subject}", zh: "发给 {to}：{subject}" },
  icon: "mail",
  config: z.strictObject({
    to: filledTemplate({
      label: { en: "To", zh: "收件人" },
      hint: { en: "Several addresses are separated by commas.", zh: "多个地址用逗号分隔。" },
      placeholder: "{{ customer.email }}",
    }),
    subject: filledTemplate({ label: { en: "Subject", zh: "主题" } }),
    text: filledTemplate({ label: { en: "Text", zh: "正文" }, long: true }),
    connection: connection({
      label: { en: "Mail server", zh: "邮件服务器" },
      hint: { en: "Without one it goes by the mail server that alerts use.", zh: "不选则使用发送告警的邮件服务器。" },
      connects: ["smtp"],
      without: { en: "The one that alerts go out by", zh: "发送告警的邮件服务器" },
    }).default(""),
    replyTo: template({
      label: { en: "Answers go to", zh: "回复地址" },
      advanced: true,
    }).default(""),
  }),
  effect: "mail.send",
  output: effects["mail.send"].reply,
  ports: [
    { id: "out", label: { en: "sent", zh: "已发送" } },
    { id: "rejected", label: { en: "nobody took it", zh: "全部被拒收" } },
  ],
  ask: ({ connection: connectionId, to, replyTo, subject, text }) => ({ connectionId, to, replyTo, subject, text }),
  read: (reply) => ({ port: reply.accepted.length > 0 ? "out" : "rejected", output: reply }),
  undo: null,
});
