/** What a decision leaves in its run's journal: the step's output, who decided, when and why. */
import { z } from "zod";

const decision = z.enum(["approved", "rejected"]);
const outcome = z.object({
  decision,
  by: z.array(z.object({ name: z.string(), decision, reason: z.string(), at: z.string() })),
  /** The deciding vote's. */
  reason: z.string(),
});
export type Outcome = z.infer<typeof outcome>;

/** Null where a step's output is no decision by people. */
export const outcomeOf = (output: unknown): Outcome | null => outcome.safeParse(output).data ?? null;
