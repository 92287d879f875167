/** Why a statement was not taken. */
import type { Words } from "./words.ts";

export const moneyRefusals = {
  notRead: { en: "“{name}” could not be read: {why}", zh: "无法读取“{name}”：{why}" },
  columnsUnknown: {
    en: "The shape of “{name}” is not known. Say what its columns are.",
    zh: "系统不认识“{name}”的格式，请指定各列的含义。",
  },
  notFetched: { en: "The bill could not be fetched. {why}", zh: "账单获取失败：{why}" },
  tooManyLines: {
    en: "“{name}” has more than {max, number} lines. Give one month at a time.",
    zh: "“{name}”超过 {max, number} 行，请按月导入。",
  },
  tooManyDays: { en: "At most {max} days at a time.", zh: "一次最多核对 {max} 天。" },
  nothingToMatch: { en: "Say which payment or statement line it is.", zh: "请指定对应的款项或账单行。" },
  taken: { en: "That one is matched with something else already.", zh: "那一笔已经与其他记录匹配。" },
} satisfies Record<string, Words>;
