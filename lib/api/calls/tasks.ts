/** What people of the team are to do. */
import { z } from "zod";
import { call } from "../endpoint.ts";
import { idParams, pageOf } from "../page.ts";
import { taskBody, taskChange, taskListQuery, teamTask } from "../tasks.ts";

const withdrawn = "It was withdrawn";

export const taskCalls = {
  listTasks: call({
    method: "GET",
    path: "/tasks",
    tag: "Team",
    summary: "Tasks that flows and people gave the team, newest first",
    access: "viewer",
    query: taskListQuery,
    answer: pageOf(teamTask),
    status: 200,
  }),
  createTask: call({
    method: "POST",
    path: "/tasks",
    tag: "Team",
    summary: "Give somebody a task",
    access: "editor",
    body: taskBody,
    answer: teamTask,
    status: 201,
    refuses: { 422: "Nobody by that id belongs to this shop" },
  }),
  getTask: call({
    method: "GET",
    path: "/tasks/{id}",
    tag: "Team",
    summary: "One task",
    access: "viewer",
    params: idParams,
    answer: teamTask,
    status: 200,
  }),
  updateTask: call({
    method: "PATCH",
    path: "/tasks/{id}",
    tag: "Team",
    summary: "Change what a task says, whose it is, or when it is due",
    access: "editor",
    params: idParams,
    body: taskChange,
    answer: teamTask,
    status: 200,
    refuses: { 409: withdrawn, 422: "Nobody by that id belongs to this shop" },
  }),
  finishTask: call({
    method: "POST",
    path: "/tasks/{id}/finish",
    tag: "Team",
    summary: "Mark a task as done, or as open again",
    detail: "Whoever was first keeps having done it. The one that it was given to may do this whatever their role.",
    access: "viewer",
    params: idParams,
    body: z.strictObject({ done: z.boolean().default(true) }),
    bodyOptional: true,
    answer: teamTask,
    status: 200,
    refuses: { 409: withdrawn },
  }),
  withdrawTask: call({
    method: "POST",
    path: "/tasks/{id}/withdraw",
    tag: "Team",
    summary: "Take an open task back: nobody has to do it any more",
    access: "editor",
    params: idParams,
    answer: teamTask,
    status: 200,
    refuses: { 409: "It is done" },
  }),
} as const;
