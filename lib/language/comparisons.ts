/** Compare on past orders: how a draft would act otherwise than what is live. */
import type { Words } from "./words.ts";

export const comparisonRefusals = {
  notSound: {
    en: "The draft has problems that keep it from running. Mend those first, then compare.",
    zh: "草稿还有问题，无法运行。请先修正，再进行历史预演。",
  },
} satisfies Record<string, Words>;
