/** A notice at the edge of the screen. The library that draws it comes when the first one is said: no page waits for it. */
import type { ExternalToast } from "sonner";

/** What went wrong is a sentence with what to do: read once more, it is still there. So is what can be taken back. */
const shownMs = { success: 4_000, error: 12_000, info: 6_000, withAction: 12_000 } as const;

const say = (kind: "success" | "error" | "info") => (text: string, more?: ExternalToast) =>
  void import("sonner").then(({ toast }) => toast[kind](text, { duration: shownMs[more?.action ? "withAction" : kind], ...more }));

export const toast = { success: say("success"), error: say("error"), info: say("info") };
