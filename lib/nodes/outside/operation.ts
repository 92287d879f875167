import { z } from "zod";
import { limits } from "../../limits.ts";
import { effects } from "../../run/effects.ts";
import { action } from "../define.ts";
import { connection, count, operationArguments, pinnedOperation } from "../fields.ts";

/** One step for every operation of every document that a shop brings in: which one it is stands in its settings. */
export const outsideOperation = action({
  type: "outside.operation",
  version: 1,
  title: { en: "Call a system of your own", zh: "调用自有系统" },
  summary: { en: "A call of a system that was brought in by its OpenAPI document", zh: "调用通过 OpenAPI 文档导入的系统接口" },
  sentence: { en: "{operation}", zh: "{operation}" },
  icon: "plug-zap",
  config: z.strictObject({
    operation: pinnedOperation({ label: { en: "Call", zh: "接口" } }),
    args: operationArguments({ label: { en: "What it is given", zh: "填写内容" } }).default({} as never),
    connection: connection({
      label: { en: "Connection", zh: "连接" },
      hint: {
        en: "Keeps the key out of the flow. Its address, if it has one, is called instead of the document’s.",
        zh: "密钥保存在连接里。连接如有地址，则替代文档中的地址。",
      },
      connects: ["http"],
    }).default(""),
    timeoutSeconds: count(
      { min: 1, max: limits.httpTimeoutMsMax / 1000 },
      { label: { en: "Wait for an answer at most", zh: "最长等待" }, unit: { en: "seconds", zh: "秒" }, advanced: true },
    ).default(limits.httpTimeoutMs / 1000),
  }),
  effect: "http.request",
  output: effects["http.request"].reply,
  ports: [
    { id: "ok", label: { en: "it worked", zh: "成功" } },
    { id: "error", label: { en: "it was refused", zh: "被拒绝" } },
  ],
  ask: ({ operation: { api, key, title, method, server, keyHeader = null }, args, connection, timeoutSeconds }) => ({
    method,
    url: args.path,
    headers: args.headers,
    body: args.body,
    connectionId: connection,
    timeoutMs: timeoutSeconds * 1000,
    operation: { apiId: api.id, system: api.name, key, title, server, keyHeader },
  }),
  read: (reply) => ({ port: reply.status >= 200 && reply.status < 300 ? "ok" : "error", output: reply }),
  undo: null,
});
