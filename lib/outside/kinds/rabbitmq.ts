import { z } from "zod";
import { type ConnectionKind, callSettings, setting } from "../kind.ts";
import { kindTitles } from "../kind-titles.ts";

export const rabbitmqKind = {
  id: "rabbitmq",
  title: kindTitles.rabbitmq,
  summary: { en: "Puts messages on a queue, confirmed by the broker", zh: "向队列发送消息，并由服务器确认收到" },
  group: "system",
  settings: z.strictObject({
    baseUrl: setting(z.url({ protocol: /^amqps?$/, hostname: /./ }), {
      widget: "text",
      label: { en: "Address", zh: "地址" },
      hint: { en: "With the virtual host, without name and password", zh: "含虚拟主机，不含用户名和密码" },
      placeholder: "amqps://rabbit.example.com/shop",
    }),
    ...callSettings,
  }),
  secrets: [
    { name: "user", label: { en: "User", zh: "用户名" } },
    { name: "password", label: { en: "Password", zh: "密码" } },
  ],
  findIt: {
    en: "The user needs the right to write to the queue’s exchange, and to read nothing.",
    zh: "该用户只需要写入交换机的权限，不需要读取权限。",
  },
  deadlineMs: 15_000,
} as const satisfies ConnectionKind;
