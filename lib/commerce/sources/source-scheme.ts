/** What the screens and the API say of a kind of source: what a person enters, where it is found, what the sender is told. */
import type { z } from "zod";
import type { Words } from "../../language/words.ts";

/** As the screens order them. */
export const sourceGroups = ["shop", "payment", "team", "queue", "any"] as const;
export type SourceGroup = (typeof sourceGroups)[number];

export interface SourceScheme {
  id: string;
  group: SourceGroup;
  title: Words;
  summary: Words;
  /** `made`: we make the secret and the sender is given it; `given`: the sender shows it. Either may be replaced by the other. */
  secret: "made" | "given" | "none";
  /** What the sender calls it, where that is another word. */
  secretName?: Words;
  /** Where to find it, or where to put it. */
  secretHint: Words | null;
  /** What is done at the sender once the source has its address, in this order. */
  steps: readonly Words[];
  warning: Words | null;
  /** Whether we can sign a test event as the sender would: not where it signs with a private key. */
  sendsTests: boolean;
  settings: z.ZodObject;
}
