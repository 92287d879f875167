import { z } from "zod";
import { limits } from "../../limits.ts";
import { effects } from "../../run/effects.ts";
import { action, changesNothing } from "../define.ts";
import { connection, count, filledTemplate, flag, pairs, template } from "../fields.ts";

export const modelAsk = action({
  type: "model.ask",
  version: 1,
  title: { en: "Ask a language model", zh: "询问大语言模型" },
  summary: {
    en: "Sort, sum up, translate or draft with ChatGPT, DeepSeek, Qwen or another one",
    zh: "用 ChatGPT、DeepSeek、通义千问等分类、总结、翻译或起草",
  },
  sentence: { en: "{question}", zh: "{question}" },
  icon: "sparkles",
  config: z.strictObject({
    connection: connection({
      label: { en: "Model’s connection", zh: "模型连接" },
      connects: ["model"],
      without: { en: "None chosen", zh: "未选择" },
      needed: true,
    }),
    instructions: template({
      label: { en: "What it is to do", zh: "任务说明" },
      placeholder: { en: "Say in one word what the customer wants.", zh: "用一个词概括客户的需求。" },
      long: true,
    }).default(""),
    question: filledTemplate({
      label: { en: "What it is given", zh: "提供的内容" },
      hint: {
        en: "These two texts are all that is sent. Keys and card numbers in them are masked first.",
        zh: "只发送以上两段文字，其中的密钥和卡号会先隐藏。",
      },
      placeholder: "{{ message.text }}",
      long: true,
    }),
    fields: pairs({
      label: { en: "Fields of the answer", zh: "答案的字段" },
      hint: {
        en: "A name, and what it is to hold. Later steps read each by its name. None: the answer is a text.",
        zh: "填写字段名和含义，后面的步骤按名称读取。不填则答案为一段文字。",
      },
    }).default({}),
    hidesPeople: flag({
      label: { en: "Hide mail addresses and phone numbers", zh: "隐藏邮箱和电话号码" },
    }).default(true),
    model: template({
      label: { en: "Model", zh: "模型" },
      hint: { en: "Empty: the one that the connection names.", zh: "不填则使用连接里设置的模型。" },
      advanced: true,
    }).default(""),
    maxTokens: count(
      { min: 1, max: limits.modelTokensMax },
      { label: { en: "Longest answer", zh: "答案最长" }, unit: { en: "tokens", zh: "个 token" }, advanced: true },
    ).default(limits.modelTokens),
  }),
  effect: "model.ask",
  output: effects["model.ask"].reply,
  ports: [{ id: "out", label: { en: "answered", zh: "已回答" } }],
  ask: ({ connection: connectionId, ...asked }) => ({ connectionId, ...asked }),
  read: (reply) => ({ port: "out", output: reply }),
  undo: changesNothing,
});
