/** Pausing and resuming, and how long history is kept. */
import { z } from "zod";
import { call } from "../endpoint.ts";
import { pauseBody, pauseList, resumeBody, retentionBody, retentionState } from "../operations.ts";

const nothing = z.null();

export const operationsCalls = {
  listPauses: call({
    method: "GET",
    path: "/pauses",
    tag: "Operations",
    summary: "What is paused, and how much waits for it",
    access: "viewer",
    answer: pauseList,
    status: 200,
  }),
  pause: call({
    method: "POST",
    path: "/pause",
    tag: "Operations",
    summary: "Pause a flow, a connection, or everything that acts outside",
    detail: "What comes meanwhile is kept and waits. Pausing what is paused changes nothing.",
    access: "editor",
    body: pauseBody,
    answer: nothing,
    status: 204,
  }),
  resume: call({
    method: "POST",
    path: "/resume",
    tag: "Operations",
    summary: "Go on, and run or skip what came meanwhile",
    detail: "What waited for a flow runs in the order in which it came, before what comes later for the same order.",
    access: "editor",
    body: resumeBody,
    answer: nothing,
    status: 204,
    refuses: { 409: "It is not paused" },
  }),
  getRetention: call({
    method: "GET",
    path: "/retention",
    tag: "Operations",
    summary: "How long history is kept, from when there is some, and its size",
    access: "viewer",
    answer: retentionState,
    status: 200,
  }),
  updateRetention: call({
    method: "PATCH",
    path: "/retention",
    tag: "Operations",
    summary: "Change how long history is kept",
    detail: "Older days are deleted within the hour, except for what waiting runs still need.",
    access: "owner",
    body: retentionBody,
    answer: retentionState,
    status: 200,
  }),
} as const;
