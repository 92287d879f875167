import { z } from "zod";
import { type ConnectionKind, callSettings, setting } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const redisKind = {
  id: "redis",
  title: kindTitles.redis,
  summary: { en: "Adds entries to a stream", zh: "向流中追加条目" },
  group: "system",
  settings: z.strictObject({
    baseUrl: setting(z.url({ protocol: /^rediss?$/, hostname: /./ }), {
      widget: "text",
      label: { en: "Address", zh: "地址" },
      hint: { en: "Without name and password; the number of the database may follow", zh: "不含用户名和密码，可在末尾写数据库编号" },
      placeholder: "rediss://redis.example.com:6379/0",
    }),
    ...callSettings,
  }),
  secrets: [
    { name: "user", label: { en: "User", zh: "用户名" }, optional: true },
    { name: "password", label: { en: "Password", zh: "密码" }, optional: true },
  ],
  findIt: {
    en: "A user that may run XADD and PING on the stream is enough.",
    zh: "只需能对该流执行 XADD 和 PING 的用户。",
  },
  deadlineMs: 15_000,
} as const satisfies ConnectionKind;
