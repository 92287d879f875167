/** A stream that we read: Redis sends nothing, it is asked. */
import { z } from "zod";
import { limits } from "../../limits.ts";
import type { FieldMeta } from "../../nodes/fields.ts";
import { dedupe, platform, topic } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

const name = z.string().min(1).max(limits.idCharsMax);

export const redisSettings = z.strictObject({
  stream: name.meta({
    widget: "text",
    label: { en: "Stream", zh: "流" },
    hint: { en: "An entry counts as read once it is stored here", zh: "条目在此存好之后才算已读" },
    placeholder: "shop:orders",
  } satisfies FieldMeta),
  field: name.default("body").meta({
    widget: "text",
    label: { en: "Field with the content", zh: "内容所在字段" },
    hint: { en: "Where an entry lacks it, all its fields together are the content", zh: "条目没有该字段时，以它的全部字段作为内容" },
    advanced: true,
  } satisfies FieldMeta),
  group: name.default("tradewind").meta({
    widget: "text",
    label: { en: "Group that reads", zh: "消费组" },
    advanced: true,
  } satisfies FieldMeta),
  platform,
  topic,
  dedupe: dedupe("sender"),
});

export const redisSource = {
  id: "redis",
  group: "queue",
  title: { en: "Redis stream", zh: "Redis 流" },
  summary: { en: "Reads a stream, in its order; nothing is lost when either side restarts", zh: "按顺序读取流，任一方重启都不会丢消息" },
  secret: "given",
  secretName: { en: "Address with the password", zh: "含密码的地址" },
  secretHint: {
    en: "For example rediss://default:password@redis.example.com:6379. It is kept sealed.",
    zh: "例如 rediss://default:密码@redis.example.com:6379，会加密保存。",
  },
  steps: [
    {
      en: "Redis forgets what it had not written to disk: with appendfsync always a restart of Redis loses nothing either.",
      zh: "Redis 会丢失尚未写盘的数据；设置 appendfsync always 后，Redis 重启也不会丢。",
    },
  ],
  warning: null,
  sendsTests: false,
  settings: redisSettings,
} as const satisfies SourceScheme;
