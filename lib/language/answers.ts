/** The shop's answers: what can be wrong with one, and with a table of them. */
import type { Words } from "./words.ts";

export const importWords = {
  head: {
    en: "The first line has to name the columns: question_zh, question_en, answer_zh, answer_en",
    zh: "第一行应为列名：question_zh、question_en、answer_zh、answer_en（或 问题、英文问题、答案、英文答案）",
  },
  openQuote: { en: "A quotation mark is opened here and never closed", zh: "这里的引号没有闭合" },
  tooManyCells: {
    en: "More cells than columns: a text that holds a comma needs quotation marks around it",
    zh: "单元格比列数多：含逗号的文字需要加引号",
  },
  noQuestion: { en: "There is no question", zh: "缺少问题" },
  noAnswer: { en: "There is no answer", zh: "缺少答案" },
  otherLanguage: {
    en: "Question and answer are in different languages: a Chinese question needs a Chinese answer",
    zh: "问题和答案的语言不一致：中文问题需要中文答案",
  },
  tooManyPhrasings: { en: "More than 60 ways to ask in one language", zh: "一种语言的问法超过 60 条" },
  longQuestion: { en: "A question is longer than 500 characters", zh: "问题超过 500 个字符" },
  longAnswer: { en: "An answer is longer than 4,000 characters", zh: "答案超过 4000 个字符" },
  badField: {
    en: "A field in the answer is not known. Fields look like '{{' order.number '}}'",
    zh: "答案里的字段不存在。字段写法如 '{{' order.number '}}'",
  },
  tooMany: { en: "There is room for 5,000 answers; this one is past that", zh: "最多 5000 条答案，这一条已超出" },
} satisfies Record<string, Words>;
