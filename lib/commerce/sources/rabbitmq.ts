/** A queue that we read: RabbitMQ sends nothing, it is asked. */
import { z } from "zod";
import { limits } from "../../limits.ts";
import type { FieldMeta } from "../../nodes/fields.ts";
import { dedupe, platform, topic } from "./settings.ts";
import type { SourceScheme } from "./source-scheme.ts";

export const rabbitmqSettings = z.strictObject({
  queue: z
    .string()
    .min(1)
    .max(limits.idCharsMax)
    .meta({
      widget: "text",
      label: { en: "Queue", zh: "队列" },
      hint: {
        en: "It has to exist already. A message leaves it once it is stored here",
        zh: "队列须已存在。消息在此存好之后才会从队列中移除",
      },
      placeholder: "shop.orders",
    } satisfies FieldMeta),
  platform,
  topic,
  dedupe: dedupe("sender"),
});

export const rabbitmqSource = {
  id: "rabbitmq",
  group: "queue",
  title: { en: "RabbitMQ", zh: "RabbitMQ" },
  summary: { en: "Reads a queue, in its order; nothing is lost when either side restarts", zh: "按顺序读取队列，任一方重启都不会丢消息" },
  secret: "given",
  secretName: { en: "Address with name and password", zh: "含用户名和密码的地址" },
  secretHint: {
    en: "For example amqps://tradewind:password@rabbit.example.com/shop. It is kept sealed.",
    zh: "例如 amqps://tradewind:密码@rabbit.example.com/shop，会加密保存。",
  },
  steps: [
    {
      en: "Give the user the right to read the queue. Senders should set message_id, so that a repeated message counts once.",
      zh: "给该用户读取队列的权限。发送方最好设置 message_id，这样重复的消息只算一次。",
    },
  ],
  warning: null,
  sendsTests: false,
  settings: rabbitmqSettings,
} as const satisfies SourceScheme;
