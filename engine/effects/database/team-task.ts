import { instantMs } from "#lib/commerce/instant.ts";
import { madeId } from "./made-id.ts";
import type { Performer } from "./performer.ts";

export const performTeamTask: Performer<"team.task"> = async ({ tasks }, calls) => {
  const rows = calls.map(({ args, key, workspaceId, runId, at, by = "" }) => ({
    workspaceId,
    id: madeId("task", key),
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
