import type { Words } from "./words.ts";

export const uiWords = {
  close: { en: "Close", zh: "关闭" },
  cancel: { en: "Cancel", zh: "取消" },
  copy: { en: "Copy", zh: "复制" },
  copied: { en: "Copied", zh: "已复制" },
  copyFailed: {
    en: "The browser did not allow copying. Select the text and copy it by hand.",
    zh: "浏览器不允许复制，请选中文字后手动复制。",
  },
  choose: { en: "Choose", zh: "请选择" },
  loadMore: { en: "Load more", zh: "加载更多" },
  loading: { en: "Loading", zh: "加载中" },
  optional: { en: "optional", zh: "选填" },
  justNow: { en: "just now", zh: "刚刚" },
  tryAgain: { en: "Try again", zh: "重试" },
  showPassword: { en: "Show password", zh: "显示密码" },
  hidePassword: { en: "Hide password", zh: "隐藏密码" },
  save: { en: "Save", zh: "保存" },
  clear: { en: "Clear", zh: "清除" },
  notices: { en: "Notices", zh: "通知" },
} satisfies Record<string, Words>;
