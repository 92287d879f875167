/** The page on which customers ask. */
import type { Words } from "./words.ts";

export const askWords = {
  title: { en: "Ask us", zh: "联系我们" },
  question: { en: "Your question", zh: "你的问题" },
  questionHint: { en: "With the order number, if it is about an order", zh: "与订单有关请写上订单号" },
  name: { en: "Your name", zh: "你的称呼" },
  email: { en: "Your email", zh: "你的邮箱" },
  emailHint: { en: "The one you ordered with, so that we find your order", zh: "下单时使用的邮箱，便于查找订单" },
  send: { en: "Send question", zh: "发送问题" },
  sendMore: { en: "Send", zh: "发送" },
  sending: { en: "Your question is on its way…", zh: "正在发送…" },
  write: { en: "Write another message…", zh: "继续输入…" },
  you: { en: "You", zh: "你" },
  shop: { en: "The shop", zh: "店铺" },
  waiting: {
    en: "We have your question. The answer appears here; you can close the page and come back.",
    zh: "我们已收到你的问题，回复会显示在这里。可以先关闭页面，稍后再回来查看。",
  },
  again: { en: "Ask something else", zh: "问别的问题" },
  closed: { en: "This conversation is closed. Write again and it opens.", zh: "会话已关闭，继续发消息即可重新打开。" },
  gone: { en: "This page is not open", zh: "此页面未开放" },
  goneText: { en: "The shop has closed this way of writing. Please use another.", zh: "店铺已关闭这个留言入口，请使用其他方式联系。" },
  needQuestion: { en: "Write your question first.", zh: "请先写下你的问题。" },
  badEmail: { en: "This is no email address.", zh: "邮箱格式不正确。" },
  website: { en: "Leave this empty", zh: "此处请留空" },
} satisfies Record<string, Words>;
