/** Taking a flow offline. */
import type { Words } from "./words.ts";

export const offlineWords = {
  waiting: {
    en: "{n, plural, one {# run waits} other {# runs wait}} for a time, an event or a person.",
    zh: "有 {n} 次运行在等待（时间、事件或人工）。",
  },
  keep: { en: "Let them go on", zh: "让它们继续" },
  keepHint: {
    en: "They stay on the version they began with and end when what they wait for comes.",
    zh: "保持原来的版本，等到条件满足后继续到结束。",
  },
  cancel: { en: "Cancel them", zh: "全部取消" },
  cancelHint: { en: "They do nothing more. What they have done so far stays as it is.", zh: "不再执行后续步骤，已完成的保持不变。" },
} satisfies Record<string, Words>;
