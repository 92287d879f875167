/** Events and runs. */
import { z } from "zod";
import { busy, call } from "../endpoint.ts";
import { accepted, eventDetail, eventListQuery, eventSummary, injectEventBody } from "../events.ts";
import { idParams, pageOf } from "../page.ts";
import { replayBody } from "../replay.ts";
import { runDetail, runListQuery, runSummary } from "../runs.ts";

const nothing = z.null();

export const historyCalls = {
  listEvents: call({
    method: "GET",
    path: "/events",
    tag: "Events",
    summary: "The inbox, newest first",
    access: "viewer",
    query: eventListQuery,
    answer: pageOf(eventSummary),
    status: 200,
  }),
  getEvent: call({
    method: "GET",
    path: "/events/{id}",
    tag: "Events",
    summary: "One event: its meaning, its body as it came, the runs it started",
    access: "viewer",
    params: idParams,
    answer: eventDetail,
    status: 200,
  }),
  injectEvent: call({
    method: "POST",
    path: "/events",
    tag: "Events",
    summary: "Put in an event by hand",
    detail:
      'Either `type` with an event in our own shape (`{ "type": "order.created", "body": { "order": { ... } } }`), or `platform` and `topic` with a platform\'s payload.',
    access: "editor",
    body: injectEventBody,
    answer: accepted,
    status: 202,
    refuses: { 503: busy, 422: "The event does not fit its shape" },
  }),
  listRuns: call({
    method: "GET",
    path: "/runs",
    tag: "Runs",
    summary: "Runs, newest first",
    access: "viewer",
    query: runListQuery,
    answer: pageOf(runSummary),
    status: 200,
  }),
  getRun: call({
    method: "GET",
    path: "/runs/{id}",
    tag: "Runs",
    summary: "One run: journal, steps with input, output, port and times, actions taken",
    access: "viewer",
    params: idParams,
    answer: runDetail,
    status: 200,
  }),
  cancelRun: call({
    method: "POST",
    path: "/runs/{id}/cancel",
    tag: "Runs",
    summary: "Cancel a run that has not ended",
    access: "editor",
    params: idParams,
    answer: nothing,
    status: 202,
    refuses: { 409: "It has ended" },
  }),
  replayRun: call({
    method: "POST",
    path: "/runs/{id}/replay",
    tag: "Runs",
    summary: "Run it again: from the start, from the step that failed, or from a step; on the same or the latest version",
    detail: "Calls that are done stay done (the new run goes on using their keys), but for those of the steps in `again`.",
    access: "editor",
    params: idParams,
    body: replayBody,
    bodyOptional: true,
    answer: z.object({ runId: z.guid() }),
    status: 202,
    refuses: { 409: "It has not ended, or cannot be gone on with from there; the answer says why" },
  }),
} as const;
