import { z } from "zod";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, filledTemplate, template } from "../fields.ts";

export const outsidePublish = action({
  type: "outside.publish",
  version: 1,
  title: { en: "Put a message on a queue", zh: "发送到消息队列" },
  summary: { en: "Hand something over to a queue of RabbitMQ or a stream of Redis", zh: "把内容交给 RabbitMQ 队列或 Redis 流" },
  sentence: { en: "{to}", zh: "{to}" },
  icon: "list-end",
  config: z.strictObject({
    connection: connection({ label: { en: "Connection", zh: "连接" }, connects: ["rabbitmq", "redis"] }).default(""),
    to: filledTemplate({ label: { en: "Queue or stream", zh: "队列或流" }, placeholder: "shop.orders" }),
    body: template({
      label: { en: "Content", zh: "内容" },
      hint: {
        en: "For JSON, write {{ json(order.id) }}: it brings its own quotes",
        zh: "JSON 内容请写 {{ json(order.id) }}，引号会自动加上",
      },
      placeholder: '{ "order": {{ json(order.id) }} }',
      long: true,
    }).default(""),
    topic: template({
      label: { en: "Topic", zh: "主题" },
      hint: { en: "What the message is about, for those who read it", zh: "供读取方识别消息类型" },
      placeholder: "order.checked",
      advanced: true,
    }).default(""),
  }),
  effect: "queue.publish",
  output: effects["queue.publish"].reply,
  ports: [{ id: "out", label: { en: "then", zh: "然后" } }],
  ask: ({ connection, to, body, topic }) => ({ connectionId: connection, to, body, topic }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: null,
});
