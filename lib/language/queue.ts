import type { Words } from "./words.ts";

export const queueWords = {
  title: { en: "{n, number} {n, plural, one {message waits} other {messages wait}} for their turn", zh: "{n, number} 条消息排队等待处理" },
  doneIn: {
    en: "Done in about {time}. Everything is kept; nothing has to be sent again.",
    zh: "预计还需 {time}。所有内容都已保存，无需重发。",
  },
  counting: { en: "Everything is kept; nothing has to be sent again.", zh: "所有内容都已保存，无需重发。" },
} satisfies Record<string, Words>;
