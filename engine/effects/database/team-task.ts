import { hash } from "node:crypto";
import { instantMs } from "#lib/commerce/instant.ts";
import type { Performer } from "./performer.ts";

export const performTeamTask: Performer<"team.task"> = async ({ tasks }, calls) => {
  const rows = calls.map(({ args, key, workspaceId, runId, at, by = "" }) => ({
    workspaceId,
    id: taskIdOf(key),
    title: args.title,
    text: args.text,
    assigneeId: args.assigneeId,
    dueAt: instantMs(args.dueAt) === null ? null : args.dueAt,
    about: args.aboutType === "" || args.aboutId === "" ? null : { type: args.aboutType, id: args.aboutId },
    by,
    runId,
    at,
  }));
  tasks.add(rows);
  return rows.map(({ id }) => ({ ok: true, reply: { taskId: id } }));
};

export const performWithdrawTask: Performer<"team.withdraw-task"> = async ({ tasks }, calls) => {
  const withdrawn = await tasks.withdraw(calls.map(({ workspaceId, args, at }) => ({ workspaceId, id: args.taskId, at })));
  return calls.map(({ args }) => ({ ok: true, reply: { withdrawn: withdrawn.has(args.taskId) } }));
};

/** The same step gives the same task. */
function taskIdOf(key: string): string {
  const hex = hash("sha256", `task/${key}`, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
