/** A notice at the edge of the screen. The library that draws it comes when the first one is said: no page waits for it. */
import type { ExternalToast } from "sonner";

const say = (kind: "success" | "error" | "info") => (text: string, more?: ExternalToast) =>
  void import("sonner").then(({ toast }) => toast[kind](text, more));

export const toast = { success: say("success"), error: say("error"), info: say("info") };
