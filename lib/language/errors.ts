import type { Words } from "./words.ts";

export const errorWords = {
  noAnswer: { en: "Tradewind did not answer. Check your connection and try again.", zh: "Tradewind 没有响应，请检查网络后重试。" },
  refused: {
    en: "That did not work. Try again; if it stays, the log says more.",
    zh: "操作没有成功，请重试；如果一直这样，日志里有详细原因。",
  },
  signedOut: {
    en: "You are signed out. Sign in again in another window, then try once more here.",
    zh: "你已退出登录，请在新窗口中重新登录，再回到这里重试。",
  },
  pageTitle: { en: "This page could not be shown", zh: "页面暂时无法显示" },
  pageText: {
    en: "Something broke while reading it. Nothing was changed. Try again; if it stays, look in the log for {digest}.",
    zh: "读取时出错，没有改动任何内容。请重试；如果一直这样，请在日志中查找 {digest}。",
  },
  pageTextPlain: { en: "Something broke while reading it. Nothing was changed.", zh: "读取时出错，没有改动任何内容。" },
  notFoundTitle: { en: "There is nothing here", zh: "这里什么都没有" },
  notFoundText: { en: "The address may be mistyped, or what was here has been deleted.", zh: "地址可能有误，或内容已被删除。" },
  goHome: { en: "Go to Home", zh: "回到首页" },
} satisfies Record<string, Words>;
