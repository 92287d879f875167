/** What flows give the people of the shop to do. */
import { z } from "zod";

/** What a task can be about; empty: nothing that has a page of its own. */
export const taskAbout = ["", "order", "sku", "customer", "product"] as const;
export type TaskAbout = (typeof taskAbout)[number];

export const teamEffects = {
  "team.task": {
    guarantee: "database",
    args: z.object({
      title: z.string(),
      text: z.string(),
      /** A user's id; empty, or of somebody who has left: for anybody. */
      assigneeId: z.string(),
      /** ISO 8601; empty: whenever it suits. */
      dueAt: z.string(),
      aboutType: z.enum(taskAbout),
      aboutId: z.string(),
    }),
    reply: z.object({ taskId: z.string() }),
  },
  "team.withdraw-task": {
    guarantee: "database",
    args: z.object({ taskId: z.string() }),
    /** False: it is done, or was withdrawn before. */
    reply: z.object({ withdrawn: z.boolean() }),
  },
} as const;
