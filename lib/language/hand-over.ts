import type { Words } from "./words.ts";

/** Why a conversation waits for a person. Something else is a flow's own word. */
export const handOverWords: Record<string, Words> = {
  refund: { en: "asks for money back", zh: "要求退款" },
  complaint: { en: "complains", zh: "投诉或反馈问题" },
  asked: { en: "asks for a person", zh: "要求人工" },
  held: { en: "a person looks after it", zh: "已由人工接待" },
  unsure: { en: "no answer was sure enough", zh: "没有足够把握的答案" },
  nothing: { en: "no answer fits", zh: "没有匹配的答案" },
  missing: { en: "the answer needs an order that is not known", zh: "答案需要订单信息，但没有找到" },
  often: { en: "answered by itself too often within an hour", zh: "一小时内自动回复次数过多" },
  unsent: { en: "an answer could not be sent", zh: "有回复未能发出" },
  gone: { en: "the conversation is gone", zh: "会话已不存在" },
};
