/** A flow from a description, by a language model that the shop has configured. */
import type { Words } from "./words.ts";

export const draftingWords = {
  title: { en: "Describe what should happen", zh: "描述你想要的流程" },
  text: {
    en: "It becomes a proposal that you look at first. Nothing is taken into your draft, and nothing goes live, before you say so.",
    zh: "会先生成一份方案供你查看。确认之前，不会改动草稿，更不会上线。",
  },
  what: { en: "What should happen", zh: "希望发生什么" },
  example: {
    en: "When an order over 500 is paid, ask a person. If it is rejected, tell the team.",
    zh: "订单付款超过 500 时先请人审批，被拒绝就提醒同事。",
  },
  privacy: {
    en: "Sent to {host}: your words and this drawing, with connections by name. Never orders, customers, people or headers.",
    zh: "发送到 {host} 的内容：你的文字和流程图（连接仅含名称）。不会发送订单、客户、同事信息或请求头。",
  },
  draw: { en: "Draw it", zh: "生成方案" },
  drawing: { en: "Drawing, and checking what comes back…", zh: "正在生成并检查…" },
  stop: { en: "Stop", zh: "停止" },
  proposal: { en: "What it changes", zh: "方案的改动" },
  left: {
    en: "{n, plural, one {# thing has} other {# things have}} to be mended before it can go live.",
    zh: "上线前还需处理 {n} 个问题。",
  },
  take: { en: "Take into the draft", zh: "采用到草稿" },
  again: { en: "Describe it otherwise", zh: "重新描述" },
  discard: { en: "Discard", zh: "放弃" },
  taken: {
    en: "It is in the draft. Try it on an order before you publish; undo brings back what was.",
    zh: "已采用到草稿。发布前请先用订单试运行，撤销可恢复原样。",
  },
  untried: {
    en: "A language model drew this. Compare it on past orders before it goes live.",
    zh: "此流程由语言模型生成，上线前须先做历史预演。",
  },
  untriedExample: {
    en: "A language model drew this, and no recorded event starts it yet. Try it on an example before it goes live.",
    zh: "此流程由语言模型生成，且还没有能启动它的历史事件，上线前须先用示例试运行。",
  },
  gateTitle: { en: "Drawn by a language model", zh: "由语言模型生成" },
  gateText: {
    en: "It goes live only after it was tried on past orders. Look at what it would have done, then publish.",
    zh: "须先在历史订单上预演，查看它会做什么，再发布。",
  },
  gateRunning: { en: "It is being tried on past orders…", zh: "正在历史订单上预演…" },
  gateAction: { en: "Compare on past orders", zh: "开始历史预演" },
  gateExampleText: {
    en: "No recorded event starts it yet, so it is tried on an example. Look at what it would do, then publish.",
    zh: "还没有能启动它的历史事件，请用示例试运行，查看它会做什么，再发布。",
  },
  gateExampleAction: { en: "Try it on an example", zh: "用示例试运行" },
  gatePassed: { en: "Tried on {n, plural, one {one past event} other {{n, number} past events}}", zh: "已在 {n, number} 条历史事件上预演" },
  exampleWould: { en: "On an example it would", zh: "用示例试运行时，它会" },
  exampleNothing: { en: "On an example it would do nothing.", zh: "用示例试运行时，它不执行任何操作。" },
  exampleFailed: { en: "It fails on the example", zh: "示例试运行失败" },
  exampleNotStarted: {
    en: "An example does not start it; start it by hand after publishing to see it run.",
    zh: "示例不会启动它，发布后可手动运行查看。",
  },
  notSet: {
    en: "No language model is configured. Whoever runs Tradewind can set one in its environment.",
    zh: "尚未配置语言模型，请让管理员在运行环境中设置。",
  },
  howTo: {
    en: "Any OpenAI-compatible endpoint will do, also one on your own machine. Set these before starting Tradewind:",
    zh: "任何兼容 OpenAI 接口的服务都可以，也可以是本机服务。启动 Tradewind 前设置：",
  },
  busy: { en: "{host} is busy. Wait a moment and try again.", zh: "{host} 繁忙，请稍后再试。" },
  badKey: { en: "{host} refused the key. Check TRADEWIND_AI_KEY.", zh: "{host} 拒绝了密钥，请检查 TRADEWIND_AI_KEY。" },
  noModel: {
    en: "{host} has no model “{model}”. Check TRADEWIND_AI_URL and TRADEWIND_AI_MODEL.",
    zh: "{host} 没有模型“{model}”，请检查 TRADEWIND_AI_URL 和 TRADEWIND_AI_MODEL。",
  },
  failed: { en: "{host} answered {status}. Try again later.", zh: "{host} 返回 {status}，请稍后再试。" },
  tooLong: { en: "{host} answered with more than a flow can be.", zh: "{host} 返回的内容过长。" },
  notUnderstood: { en: "{host} did not answer as an OpenAI-compatible endpoint does.", zh: "{host} 的返回不符合 OpenAI 接口格式。" },
  slow: { en: "{host} took too long. Try again, or say it in fewer words.", zh: "{host} 响应超时，请重试或精简描述。" },
  noAnswer: { en: "Nothing answers at {host}.", zh: "{host} 没有响应。" },
  noFlow: {
    en: "What {host} answered was no flow, however often it was asked. Say it in other words.",
    zh: "{host} 多次返回的内容都不是流程，请换种说法。",
  },
  tooLarge: {
    en: "This flow is too large to be sent along. Describe a new one instead.",
    zh: "当前流程过大，无法一并发送，请新建流程后再描述。",
  },
} satisfies Record<string, Words>;
