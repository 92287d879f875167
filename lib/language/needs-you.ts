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
    en: "Runs that fail for good, actions with an unknown result and open questions appear here.",
    zh: "最终失败的运行、结果待确认的操作和待决定的问题会出现在这里。",
  },
  decisions: { en: "Decisions", zh: "待决定" },
  unknown: { en: "Result unknown", zh: "结果待确认" },
  unknownText: {
    en: "Nobody knows whether these were carried out. Look in the other system, then say what became of them. Nothing is repeated before.",
    zh: "不确定这些操作是否已执行。请先到对方系统查看，再确认结果。在此之前不会重复执行。",
  },
  moreUnknown: { en: "Show all", zh: "查看全部" },
  failed: { en: "Failed runs", zh: "失败的运行" },
  failedText: {
    en: "By flow and reason. Put right what is wrong, then have them tried again from where they stopped, or set them aside.",
    zh: "按流程和原因归类。解决问题后，可从中断处重试，或先搁置。",
  },
  count: { en: "{n, plural, one {# run} other {{n, number} runs}}", zh: "{n, number} 条运行" },
  countMore: { en: "More than {n, number} runs failed; the newest are shown.", zh: "失败的运行超过 {n, number} 条，只显示最新的。" },
  open: { en: "Open the flow", zh: "打开流程" },
  again: {
    en: "{n, plural, one {Try again} other {Try all {n, number} again}}",
    zh: "{n, plural, =1 {重试} other {全部重试（{n, number} 条）}}",
  },
  aside: { en: "{n, plural, one {Set aside} other {Set all aside}}", zh: "{n, plural, =1 {搁置} other {全部搁置}}" },
  asideTitle: { en: "Set {n, plural, one {this run} other {these {n, number} runs}} aside?", zh: "搁置这 {n, number} 条运行？" },
  asideText: {
    en: "They leave this page and stay among the runs, with your name and the time. They can be run again later.",
    zh: "它们会离开此页，但仍保留在运行记录中，并记下你的姓名和时间。以后仍可重新运行。",
  },
  asideDone: { en: "{n, plural, one {# run} other {{n, number} runs}} set aside", zh: "已搁置 {n, number} 条运行" },
  all: { en: "Show all {n, number}", zh: "查看全部 {n, number} 条" },
  sameVersion: { en: "On the version each ran on", zh: "使用各自当时的版本" },
  latestVersion: { en: "On the version that is live now", zh: "使用当前上线的版本" },
  tryTitle: { en: "Try {n, plural, one {this run} other {these {n, number} runs}} again", zh: "重试这 {n, number} 条运行" },
  tryText: {
    en: "Each goes on at the step that failed. What was done before stays done and is not sent again.",
    zh: "每条都从失败的步骤继续。之前已完成的不会重复执行。",
  },
} satisfies Record<string, Words>;
