import type { Words } from "./words.ts";

export const connectionTabsWords = {
  connections: { en: "Sources and connections", zh: "来源与连接" },
  systems: { en: "Your own systems", zh: "自有系统" },
} satisfies Record<string, Words>;
