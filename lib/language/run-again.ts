/** What buttons say that open what comes later. */
import type { Words } from "./words.ts";

export const againWords = {
  runAgain: { en: "Run again…", zh: "重新运行…" },
} satisfies Record<string, Words>;

export const undoOpenWords = {
  menu: { en: "Undo what version {n, number} did…", zh: "撤销第 {n, number} 版所做的操作…" },
  run: { en: "Undo what it did…", zh: "撤销这次运行…" },
} satisfies Record<string, Words>;
