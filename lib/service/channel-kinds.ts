/** The ways by which customers write: what each is set up with, as the screens and the API show it. How each is spoken is in `engine/connectors`. */
import { z } from "zod";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import { choice } from "../nodes/fields.ts";
import { callSettings, providerAddress, type SecretField, setting } from "../outside/kind.ts";
import { type ChannelKindId, channelTitles } from "./channel-titles.ts";

export interface ChannelKind {
  readonly id: ChannelKindId;
  readonly title: Words;
  readonly summary: Words;
  readonly settings: z.ZodObject;
  readonly secrets: readonly SecretField[];
  readonly findIt: Words | null;
}

const short = z.string().trim().max(limits.nameCharsMax);
const greeting = (standard: string) => z.string().trim().max(limits.phrasingCharsMax).default(standard);

export const webSettings = z.strictObject({
  greetingEn: setting(greeting("Ask us anything about your order or our products."), {
    widget: "text",
    label: { en: "Greeting in English", zh: "英文欢迎语" },
  }),
  greetingZh: setting(greeting("关于订单或商品，有问题尽管问我们。"), {
    widget: "text",
    label: { en: "Greeting in Chinese", zh: "中文欢迎语" },
  }),
});

export const wechatSettings = z.strictObject({
  corpId: setting(short.min(1), {
    widget: "text",
    label: { en: "Corp ID", zh: "企业 ID" },
    hint: { en: "WeCom admin, My company, at the bottom", zh: "企业微信管理后台“我的企业”页面底部" },
    placeholder: "ww0123456789abcdef",
  }),
  openKfId: setting(short.default(""), {
    widget: "text",
    label: { en: "Customer service account", zh: "客服账号 ID" },
    hint: { en: "Starts with wk. Empty: every account that the secret may read", zh: "以 wk 开头；留空则接收该密钥有权限的所有客服账号" },
    placeholder: "wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw",
  }),
  baseUrl: providerAddress("https://qyapi.weixin.qq.com"),
  allowedHosts: callSettings.allowedHosts,
});

const port = (standard: number, label: Words) =>
  setting(z.int().min(1).max(65_535).default(standard), { widget: "number", label, advanced: true });
const security = (label: Words) =>
  choice(
    ["tls", "starttls", "none"],
    {
      tls: { en: "TLS from the start", zh: "全程 TLS" },
      starttls: { en: "Must turn to TLS (STARTTLS)", zh: "必须升级为 TLS（STARTTLS）" },
      none: { en: "None: only on the same machine or network", zh: "不加密：仅限本机或内网" },
    },
    { label, advanced: true },
  ).default("tls");

export const mailSettings = z.strictObject({
  address: setting(z.email().max(limits.mailAddressChars), {
    widget: "text",
    label: { en: "Mail address", zh: "邮箱地址" },
    hint: { en: "Customers write to it, and see it as the sender of your answers", zh: "客户发信到这里，也会看到它作为回复的发件人" },
    placeholder: "service@example.com",
  }),
  senderName: setting(short.default(""), {
    widget: "text",
    label: { en: "Sender’s name", zh: "发件人名称" },
    placeholder: "",
  }),
  user: setting(short.default(""), {
    widget: "text",
    label: { en: "User name", zh: "用户名" },
    hint: { en: "Empty: the mail address", zh: "留空则使用邮箱地址" },
  }),
  imapHost: setting(short.min(1), {
    widget: "text",
    label: { en: "Server for incoming mail (IMAP)", zh: "收信服务器（IMAP）" },
    placeholder: "imap.example.com",
  }),
  smtpHost: setting(short.min(1), {
    widget: "text",
    label: { en: "Server for outgoing mail (SMTP)", zh: "发信服务器（SMTP）" },
    placeholder: "smtp.example.com",
  }),
  imapPort: port(993, { en: "Port for incoming mail", zh: "收信端口" }),
  imapSecurity: security({ en: "Encryption of incoming mail", zh: "收信加密方式" }),
  smtpPort: port(465, { en: "Port for outgoing mail", zh: "发信端口" }),
  smtpSecurity: security({ en: "Encryption of outgoing mail", zh: "发信加密方式" }),
  folder: setting(short.default("INBOX"), {
    widget: "text",
    label: { en: "Folder", zh: "文件夹" },
    placeholder: "INBOX",
    advanced: true,
  }),
});
export type MailSettings = z.output<typeof mailSettings>;

export const channelKinds = {
  web: {
    id: "web",
    title: channelTitles.web,
    summary: { en: "A page of your own that you link to; answers appear there", zh: "一个可以链接或嵌入的留言页，客户在上面看到回复" },
    settings: webSettings,
    secrets: [],
    findIt: null,
  },
  wechat: {
    id: "wechat",
    title: channelTitles.wechat,
    summary: { en: "Customers write to you in WeChat", zh: "客户在微信里联系你" },
    settings: wechatSettings,
    secrets: [
      {
        name: "secret",
        label: { en: "Secret of WeChat customer service", zh: "微信客服 Secret" },
        hint: { en: "WeCom admin, WeChat customer service, API", zh: "企业微信管理后台“微信客服 → API”" },
      },
      {
        name: "token",
        label: { en: "Token", zh: "Token" },
        hint: { en: "Chosen when the address is entered there", zh: "在该页面填写接收地址时生成" },
      },
      {
        name: "encodingAesKey",
        label: { en: "EncodingAESKey", zh: "EncodingAESKey" },
        hint: { en: "43 letters and digits, beside the token", zh: "43 位字母数字，与 Token 在同一页" },
      },
    ],
    findIt: {
      en: "In WeCom’s admin under WeChat customer service, API: enter the address below as the place where events are received, and copy Token, EncodingAESKey and Secret from there.",
      zh: "在企业微信管理后台“微信客服 → API”中，把下方地址填为接收事件的 URL，并复制 Token、EncodingAESKey 和 Secret。",
    },
  },
  mail: {
    id: "mail",
    title: channelTitles.mail,
    summary: { en: "Mails to your service address; answers go out as mails", zh: "发到客服邮箱的邮件，回复也以邮件发出" },
    settings: mailSettings,
    secrets: [
      {
        name: "password",
        label: { en: "Password", zh: "密码" },
        hint: { en: "Many providers want a password made for this", zh: "很多邮箱需要使用专用的授权码" },
      },
    ],
    findIt: null,
  },
} as const satisfies { [Id in ChannelKindId]: ChannelKind & { id: Id } };

/** 43 characters of base64 without its end: 32 bytes. */
export const isAesKey = (text: string): boolean => /^[A-Za-z0-9]{43}$/.test(text);
