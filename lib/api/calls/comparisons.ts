/** Drafts held against the live version over recorded events, before they are published. */
import { z } from "zod";
import { compareBody, comparedDetail, comparedItem, comparison, eventPast } from "../comparisons.ts";
import { call } from "../endpoint.ts";
import { idParams, pageOf, pageQuery, uuid } from "../page.ts";

const itemParams = idParams.extend({ n: z.coerce.number().int().min(1) });

export const comparisonCalls = {
  compareFlow: call({
    method: "POST",
    path: "/flows/{id}/compare",
    tag: "Comparisons",
    summary: "Run the draft and the live version over recorded events with nothing done, and tell where they act differently",
    detail: "The draft is the one that is saved now. The work goes on in the background; ask for the comparison by its id.",
    access: "editor",
    params: idParams,
    body: compareBody,
    answer: comparison,
    status: 201,
    refuses: { 422: "The draft could not run" },
  }),
  listComparisons: call({
    method: "GET",
    path: "/flows/{id}/comparisons",
    tag: "Comparisons",
    summary: "A flow's latest comparisons, newest first",
    access: "viewer",
    params: idParams,
    answer: z.object({ items: z.array(comparison) }),
    status: 200,
  }),
  getComparison: call({
    method: "GET",
    path: "/comparisons/{id}",
    tag: "Comparisons",
    summary: "How far a comparison is, and what it has found",
    access: "viewer",
    params: idParams,
    answer: comparison,
    status: 200,
  }),
  cancelComparison: call({
    method: "POST",
    path: "/comparisons/{id}/cancel",
    tag: "Comparisons",
    summary: "End it; what it has found stays",
    access: "editor",
    params: idParams,
    answer: z.null(),
    status: 204,
  }),
  listDifferences: call({
    method: "GET",
    path: "/comparisons/{id}/items",
    tag: "Comparisons",
    summary: "The events at which the two act differently; the first of them are kept",
    access: "viewer",
    params: idParams,
    query: pageQuery,
    answer: pageOf(comparedItem),
    status: 200,
  }),
  getDifference: call({
    method: "GET",
    path: "/comparisons/{id}/items/{n}",
    tag: "Comparisons",
    summary: "One such event: the path that each of the two takes, and what each would do",
    access: "viewer",
    params: itemParams,
    answer: comparedDetail,
    status: 200,
  }),
  getEventPast: call({
    method: "GET",
    path: "/events/{id}/past",
    tag: "Events",
    summary: "Its order as the events before it tell, and the run of one flow that it started: what trying a flow on it needs",
    access: "viewer",
    params: idParams,
    query: z.strictObject({ flowId: uuid }),
    answer: eventPast,
    status: 200,
  }),
} as const;
