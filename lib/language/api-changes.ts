import type { Words } from "./words.ts";

/** What differs between two revisions of one operation. */
export const operationChangeWords = {
  address: { en: "It is called at {after}, not {before}.", zh: "地址由 {before} 改为 {after}。" },
  needed: { en: "“{field}” is now asked for.", zh: "新增必填项“{field}”。" },
  added: { en: "“{field}” may be given.", zh: "新增选填项“{field}”。" },
  gone: { en: "“{field}” is no longer asked for.", zh: "取消了“{field}”。" },
  nowNeeded: { en: "“{field}” can no longer be left out.", zh: "“{field}”改为必填。" },
  notNeeded: { en: "“{field}” may be left out.", zh: "“{field}”改为选填。" },
  otherKind: { en: "“{field}” takes other values.", zh: "“{field}”可填的内容有变化。" },
  answer: { en: "What comes back has other fields.", zh: "返回的字段有变化。" },
  keyNow: { en: "A key in “{header}” now keeps it from being done twice.", zh: "现在支持用“{header}”防止重复执行。" },
  keyGone: { en: "There is no key against doing it twice any more.", zh: "不再支持防重复标识。" },
  content: { en: "The content is sent in another form.", zh: "内容的发送格式有变化。" },
  more: { en: "{n, plural, one {# more change} other {# more changes}}", zh: "还有 {n} 处变化" },
  newCall: { en: "New: {title} ({method} {path})", zh: "新增：{title}（{method} {path}）" },
  callGone: { en: "Gone: {title} ({method} {path})", zh: "移除：{title}（{method} {path}）" },
  callChanged: { en: "{title}: {change}", zh: "{title}：{change}" },
} satisfies Record<string, Words>;
