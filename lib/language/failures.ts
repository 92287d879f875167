/** What went wrong in a step, and what to do; by the failure's code. */
import type { Words } from "./words.ts";

export const failureWords = {
  "flow.step-missing": { en: "This step is no longer in the flow. Publish the flow again.", zh: "流程里已没有这个步骤，请重新发布流程。" },
  "flow.no-start": { en: "Nothing in this flow starts on such an event.", zh: "这个流程没有由此类事件启动的步骤。" },
  "flow.unreadable": {
    en: "The published version could not be read. Open the flow, mend its problems and publish it again.",
    zh: "已发布的版本无法读取，请打开流程、解决问题后重新发布。",
  },
  "flow.start-inside": {
    en: "A step that starts a flow stands in the middle of it. Move it to the beginning.",
    zh: "启动步骤放在了流程中间，请移到开头。",
  },
  "run.too-long": {
    en: "The run took more steps than allowed and was stopped. Look for a loop.",
    zh: "步骤数超过上限，运行已停止，请检查是否有循环。",
  },
  "step.broken": { en: "This step broke. The log says more.", zh: "这个步骤出错了，日志里有详细原因。" },
} satisfies Record<string, Words>;
