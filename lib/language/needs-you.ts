/** What waits for a person, on a page of its own. */
import type { Words } from "./words.ts";

export const needsYouWords = {
  title: { en: "Needs you", zh: "待处理" },
  text: {
    en: "What flows could not finish by themselves, and what only a person can say.",
    zh: "流程自己无法完成的事，以及只有人才能确认的事。",
  },
  nothing: { en: "Nothing needs you right now", zh: "目前没有需要你处理的事" },
  nothingText: {
    en: "Runs that fail for good, actions with an unknown result, open questions and notes appear here.",
    zh: "最终失败的运行、结果待确认的操作、待决定的问题和留言会出现在这里。",
  },
  notes: { en: "Notes", zh: "留言" },
  decisions: { en: "Decisions", zh: "待决定" },
  unknown: { en: "Result unknown", zh: "结果待确认" },
  unknownText: {
    en: "Nobody knows whether these were carried out. Look in the other system, then say what became of them. Nothing is repeated before.",
    zh: "不确定这些操作是否已执行。请先到对方系统查看，再确认结果。在此之前不会重复执行。",
  },
  moreUnknown: { en: "Show all", zh: "查看全部" },
  sameVersion: { en: "On the version each ran on", zh: "使用各自当时的版本" },
  latestVersion: { en: "On the version that is live now", zh: "使用当前上线的版本" },
  tryTitle: { en: "Try {n, plural, one {this run} other {these {n, number} runs}} again", zh: "重试这 {n, number} 条运行" },
  tryText: {
    en: "Each goes on at the step that failed. What was done before stays done and is not sent again.",
    zh: "每条都从失败的步骤继续。之前已完成的不会重复执行。",
  },
} satisfies Record<string, Words>;
