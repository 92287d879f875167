/** What people of the team are to do. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { taskAbout } from "../run/team-effects.ts";
import { instant, pageQuery, uuid } from "./page.ts";

const aboutType = z.enum(taskAbout).exclude([""]);
const about = z.strictObject({ type: aboutType, id: z.string().trim().min(1).max(limits.idCharsMax) });

export const taskListQuery = pageQuery.extend({
  state: z.enum(["open", "done", "withdrawn", "all"]).optional().meta({ description: "`open` where nothing is said." }),
  for: z.enum(["me", "mine", "anybody"]).optional().meta({
    description: "`me`: given to the one who asks, or to anybody; `mine`: given to the one who asks; `anybody`: given to nobody.",
  }),
  late: z.enum(["true"]).optional().meta({ description: "Only those whose time is over." }),
});
export type TaskListQuery = z.infer<typeof taskListQuery>;

export const teamTask = z.object({
  id: uuid,
  title: z.string(),
  text: z.string(),
  /** Null: for anybody. */
  assignee: z.object({ userId: z.string(), name: z.string() }).nullable(),
  dueAt: instant.nullable(),
  /** `label`: what people call it. */
  about: z.object({ type: aboutType, id: z.string(), label: z.string() }).nullable(),
  /** The person who gave it; empty: a flow. */
  by: z.string(),
  runId: uuid.nullable(),
  state: z.enum(["open", "done", "withdrawn"]),
  createdAt: instant,
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
  /** The last time that it was opened again. */
  reopenedAt: instant.nullable(),
  reopenedBy: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  updatedAt: instant,
});
export type TeamTask = z.infer<typeof teamTask>;

const title = z.string().trim().min(1).max(limits.taskTitleCharsMax);
const text = z.string().trim().max(limits.taskTextCharsMax);
const assigneeId = z.string().max(64).nullable().meta({ description: "A user's id; null: for anybody." });
const dueAt = instant.nullable();

export const taskBody = z.strictObject({
  title,
  text: text.default(""),
  assigneeId: assigneeId.default(null),
  dueAt: dueAt.default(null),
  about: about.nullable().default(null),
});
export type TaskBody = z.infer<typeof taskBody>;

/** What is not named stays. */
export const taskChange = z.strictObject({
  title: title.optional(),
  text: text.optional(),
  assigneeId: assigneeId.optional(),
  dueAt: dueAt.optional(),
});
export type TaskChange = z.infer<typeof taskChange>;
