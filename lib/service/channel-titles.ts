/** What the ways of writing are called, for screens that only name them. */
import type { Words } from "../language/words.ts";

export const channelKindIds = ["web", "wechat", "mail"] as const;
export type ChannelKindId = (typeof channelKindIds)[number];

export const channelTitles = {
  web: { en: "Question page", zh: "网页留言" },
  wechat: { en: "WeChat customer service", zh: "微信客服" },
  mail: { en: "Mailbox", zh: "邮箱" },
} as const satisfies Record<ChannelKindId, Words>;
