import { z } from "zod";
import { type FlowDocument, flowDocument } from "../flow/flow.ts";
import { limits } from "../limits.ts";
import { instant, pageQuery, uuid, words } from "./page.ts";

export const flowListQuery = pageQuery.extend({
  search: z.string().max(200).optional(),
});
export type FlowListQuery = z.infer<typeof flowListQuery>;

export const flowSummary = z.object({
  id: uuid,
  name: z.string(),
  /** What starts it, for its icon and line in the list; null: nothing yet. */
  trigger: z.object({ type: z.string(), event: z.string() }).nullable(),
  /** The live version; null: not published. */
  publishedVersion: z.int().nullable(),
  hasUnpublishedChanges: z.boolean(),
  updatedAt: instant,
  /** Runs that started in the last 24 hours. */
  runs24h: z.object({
    finished: z.int(),
    failed: z.int(),
    cancelled: z.int(),
    live: z.int(),
  }),
  lastFailure: z.object({ runId: uuid, message: z.string(), at: instant }).nullable(),
});
export type FlowSummary = z.infer<typeof flowSummary>;

export const flowDetail = z.object({
  id: uuid,
  draft: flowDocument,
  /** Grows with each save; the ETag. */
  revision: z.int(),
  publishedVersion: z.int().nullable(),
  hasUnpublishedChanges: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string().nullable(),
});
export type FlowDetail = z.infer<typeof flowDetail>;

/** How the API shows a flow: its document, with what is known about it beside the fields. */
export const flowAnswer = flowDocument.extend(flowDetail.omit({ draft: true }).shape);

const ignored = z.unknown().optional().meta({ description: "Ignored: a flow may be sent back as it was read." });
/** A flow document as it is sent. */
export const flowBody = flowDocument
  .extend({
    id: ignored,
    revision: ignored,
    publishedVersion: ignored,
    hasUnpublishedChanges: ignored,
    createdAt: ignored,
    updatedAt: ignored,
    updatedBy: ignored,
  })
  .transform((sent) => Object.fromEntries(Object.entries(sent).filter(([name]) => name in flowDocument.shape)) as FlowDocument);

export const flowSaved = z.object({
  id: uuid,
  revision: z.int(),
  updatedAt: instant,
});
export type FlowSaved = z.infer<typeof flowSaved>;

export const flowVersionSummary = z.object({
  version: z.int(),
  publishedAt: instant,
  publishedBy: z.string().nullable(),
  /** What was said when it was published. */
  note: z.string(),
  /** The earlier version whose drawing it brings back. */
  restoredFrom: z.int().nullable(),
  live: z.boolean(),
  /** Runs that began with it and wait for something; counted up to a bound. */
  waiting: z.int(),
});
export type FlowVersionSummary = z.infer<typeof flowVersionSummary>;
export const flowVersionDetail = flowVersionSummary.extend({
  flowId: uuid,
  document: flowDocument,
});
export type FlowVersionDetail = z.infer<typeof flowVersionDetail>;

export const publishBody = z.strictObject({
  note: z.string().trim().max(limits.noteCharsMax).default("").meta({ description: "Why, for the list of versions." }),
  triedOnExample: z
    .boolean()
    .default(false)
    .meta({ description: "A described draft was tried on an example event; counts where no recorded event starts the flow." }),
});

/** A live flow that other flows may call; `inputs`: the short name of what it asks for -> what that is. */
export const callableFlow = z.object({ id: uuid, name: z.string(), inputs: z.record(z.string(), z.string()) });
export type CallableFlow = z.infer<typeof callableFlow>;

/** A problem as the API says it: the sentence in the caller's language, and in both. */
export const saidProblem = z.object({
  code: z.string(),
  level: z.enum(["error", "warning"]),
  nodeId: z.string().optional(),
  field: z.string().optional(),
  range: z.object({ start: z.int(), end: z.int() }).optional(),
  message: z.string(),
  words,
});
export type SaidProblem = z.infer<typeof saidProblem>;

/** Answers to what the flow asks for when it is started by hand. */
export const runNowBody = z.strictObject({ input: z.record(z.string().max(64), z.string().max(limits.noteCharsMax)).optional() });

/** An open window says that it is there, and hears who else is, and how far the draft has come. */
export const visitBody = z.strictObject({
  /** Made by the window, for as long as it is open. */
  visitor: uuid,
  /** It is being closed. */
  leaving: z.boolean().default(false),
});
export const visitAnswer = z.object({
  others: z.array(z.object({ name: z.string(), edits: z.boolean(), yourself: z.boolean() })),
  revision: z.int(),
  updatedBy: z.string().nullable(),
});

/** What a flow's file says that this shop does not have, or this Tradewind does not know. */
export const saidRemark = z.object({ nodeId: z.string().optional(), message: z.string(), words });
export type SaidRemark = z.infer<typeof saidRemark>;
/** A flow as a file: `lib/flow/portable/write.ts` says how it is laid out. */
export const flowFile = z.record(z.string(), z.unknown());
