/**
 * Messages that no flow answers by itself: somebody wants money back, complains, reports damage, threatens, or asks for a person.
 * By word lists, on purpose: an operator can read why, and leaning towards a person costs a minute where the other mistake costs
 * a customer. A question about a refund under way, or about how returns work, is a question.
 */
import { spelled } from "./grams.ts";

export const personReasons = ["refund", "complaint", "asked"] as const;
export type PersonReason = (typeof personReasons)[number];

const askedFor = [
  /\b(?:speak|talk|chat|connect|transfer|get) (?:me )?(?:to|with|through to) (?:a |an |the |your |some)?(?:real |human |live )?(?:person|human|agent|manager|supervisor|representative|someone|somebody|staff|colleague)/,
  /\b(?:real|human|live) (?:person|agent|being)\b/,
  /转人工|人工客服|找人工|真人|找(?:你们)?(?:经理|主管|店长|老板)|叫(?:你们)?(?:经理|主管|店长|老板)/,
];

const refundDemand = [
  /\b(?:want|need|demand|require|request|expect|like|get|have|give|send|claim)(?:ed|ing)?\b[^.?!]{0,40}\b(?:refund|money back)\b/,
  /\brefund (?:me|my|it|this|us|the (?:money|order|amount|full))\b/,
  /\b(?:full|immediate|partial) refund\b/,
  /\bmoney back\b|\bchargeback\b|\bcharge back\b|\bdispute (?:the|this) (?:charge|payment)\b|\breimburse\b/,
  /^\W*(?:please )?refund\b/,
  /(?:我|我们)?(?:要|要求|想|想要|需要|申请|请求|麻烦|帮我|帮忙|给我|请|必须|立即|马上|赶紧)[^。？！?!]{0,8}(?:退款|退钱|退我钱|全额退|退一赔)/,
  /退钱|退我(?:的)?钱|把钱退|仅退款|全额退款|退一赔三|假一赔十|赔偿|赔我|赔钱|理赔|补偿/,
  /(?:可以|能|能不能|可不可以|可否|能否)(?:给我|帮我)?退款/,
  /^退款[!！。.]*$/,
];
/** About a refund that is already on its way: answered like any question. */
const refundQuestion = [
  /\b(?:when|how long|where)\b[^.!]{0,60}\brefund\b/,
  /\b(?:status|policy|received|arrive[sd]?|how (?:do|does))\b[^.!]{0,30}\brefunds?\b|\brefunds? (?:status|policy)\b/,
  /退款[^。！!]{0,12}(?:什么时候|多久|几天|何时|到账|进度|到哪|政策|规则|流程)|(?:什么时候|多久|几天|何时)[^。！!]{0,10}退款/,
];

const complaint = [
  /\b(?:complain(?:t|ts|ing|ed)?|scam(?:med)?|fraud|lawyer|legal action|sue|police|consumer protection|trading standards|ombudsman|rip.?off|stole|stolen)\b/,
  /\b(?:terrible|awful|horrible|disgusting|unacceptable|worst|ridiculous|appalling|pathetic|furious|outrageous|outraged|disgraceful|useless|garbage|rubbish|a joke)\b/,
  /\b(?:very|so|extremely|really|deeply) (?:angry|disappointed|upset|unhappy|annoyed|frustrated)\b|\bdisappoint(?:ed|ing)\b|\bfed up\b|\bnever (?:again|order|buy|shop)/,
  /\b(?:damaged|broken|cracked|shattered|smashed|defective|faulty|torn|leaking|mouldy|moldy|expired|counterfeit|fake)\b|\b(?:a|the) crack\b|\bdoes(?:n't| not) work\b|\bstopped working\b/,
  /\b(?:wrong|incorrect) (?:item|thing|product|size|colou?r|order|one)\b|\b(?:item|items|piece|part|parts)\b[^.?!]{0,20}\bmissing\b|\bmissing (?:item|items|from)\b|\bnot (?:as|what i) (?:described|ordered)\b/,
  /\b(?:third|fourth|3rd|4th|second|many|several) times?\b[^.?!]{0,30}\b(?:ask|writ|wrote|contact|call)|\bstill (?:no|have(?:n't| not)) (?:a |any )?(?:answer|reply|response|heard)/,
  /投诉|差评|举报|骗子|骗人|欺骗|诈骗|欺诈|假货|假的|工商|消协|消费者协会|12315|曝光|律师|起诉|报警|维权/,
  /垃圾|太差|很差|真差|差劲|恶心|过分|生气|气死|失望|无语|坑人|坑爹|黑店|态度(?:差|不好|恶劣)|不负责|什么服务|再也不/,
  /破损|破了|碎了|坏了|坏的|裂了|裂纹|裂开|裂缝|断了|漏水|发霉|过期|变质|瑕疵|质量(?:问题|太差|不好|差)|碎(?:掉|成)|摔坏|压坏|用不了|不能用/,
  /发错|寄错|送错|少发|漏发|少了|缺(?:件|货物)|货不对板|与描述不符|和描述不|不是我(?:买|订|要)的|没人(?:理|回|管)|一直(?:没|不)(?:回|理|处理)/,
];

/** Null: a question like any other. */
export function forAPerson(text: string): PersonReason | null {
  const said = spelled(text.slice(0, 4_000));
  const has = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(said));
  if (has(askedFor)) return "asked";
  if (has(complaint)) return "complaint";
  return has(refundDemand) && !(has(refundQuestion) && !/退钱|赔|\bmoney back\b|\brefund me\b/.test(said)) ? "refund" : null;
}
