/** What can be done with a flow as a whole: names of what comes later, when it is asked for. */
import type { Words } from "./words.ts";

export const flowMenuWords = {
  versions: { en: "Versions", zh: "版本" },
  traffic: { en: "How it runs", zh: "运行情况" },
  exportFlow: { en: "Save as a file", zh: "导出为文件" },
  compare: { en: "Compare on past orders", zh: "历史预演" },
  compareShort: { en: "Compare", zh: "预演" },
  describe: { en: "Describe it", zh: "用文字描述" },
} satisfies Record<string, Words>;
