/** What is worked out beside a turn: it changes nothing, reaches nobody, and gives the same however often it is done. */
import { z } from "zod";

export const computedEffects = {
  "code.run": {
    guarantee: "computed",
    reads: true,
    args: z.object({ script: z.string(), input: z.record(z.string(), z.unknown()), now: z.string() }),
    reply: z.object({ result: z.unknown(), log: z.array(z.string()) }),
  },
} as const;
