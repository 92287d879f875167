import { z } from "zod";
import { limits } from "../../limits.ts";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { choice, connection, count, filledTemplate, pairs, template } from "../fields.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

export const outsideHttp = action({
  type: "outside.http",
  version: 1,
  title: { en: "Call another system", zh: "调用其他系统" },
  summary: { en: "Send or fetch something over the web", zh: "通过网络发送或获取数据" },
  sentence: { en: "{method} {url}", zh: "{method} {url}" },
  icon: "globe",
  config: z.strictObject({
    method: choice(
      methods,
      {
        GET: { en: "Fetch (GET)", zh: "获取 (GET)" },
        POST: { en: "Send (POST)", zh: "发送 (POST)" },
        PUT: { en: "Replace (PUT)", zh: "替换 (PUT)" },
        PATCH: { en: "Change (PATCH)", zh: "修改 (PATCH)" },
        DELETE: { en: "Delete (DELETE)", zh: "删除 (DELETE)" },
      },
      { label: { en: "What to do", zh: "操作" } },
    ).default("POST"),
    url: filledTemplate({ label: { en: "Address", zh: "地址" }, placeholder: "https://example.com/orders" }),
    body: template({
      label: { en: "Content", zh: "内容" },
      hint: {
        en: "For JSON, write {{ json(order.id) }}: it brings its own quotes",
        zh: "JSON 内容请写 {{ json(order.id) }}，引号会自动加上",
      },
      placeholder: '{ "order": {{ json(order.id) }} }',
      long: true,
    }).default(""),
    connection: connection({
      label: { en: "Connection", zh: "连接" },
      hint: { en: "Keeps the password or key out of the flow", zh: "密码或密钥保存在连接里，不写进流程" },
      connects: ["http"],
    }).default(""),
    headers: pairs({ label: { en: "Headers", zh: "请求头" }, advanced: true }).default({}),
    timeoutSeconds: count(
      { min: 1, max: limits.httpTimeoutMsMax / 1000 },
      {
        label: { en: "Wait for an answer at most", zh: "最长等待" },
        unit: { en: "seconds", zh: "秒" },
        advanced: true,
      },
    ).default(limits.httpTimeoutMs / 1000),
  }),
  effect: "http.request",
  output: effects["http.request"].reply,
  ports: [
    { id: "ok", label: { en: "it worked", zh: "成功" } },
    { id: "error", label: { en: "it was refused", zh: "被拒绝" } },
  ],
  ask: ({ method, url, body, connection, headers, timeoutSeconds }) => ({
    method,
    url,
    headers,
    body,
    connectionId: connection,
    timeoutMs: timeoutSeconds * 1000,
  }),
  read: (reply) => ({ port: reply.status >= 200 && reply.status < 300 ? "ok" : "error", output: reply }),
  undo: null,
});
