/** A flow document: the drawing. The format that the editor saves, the API takes and a published version keeps. */
import { z } from "zod";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";

export const orderings = ["turn", "strict", "none"] as const;
/**
 * What a burst of events about one thing comes to. `queue`: a run each, one after another. `drop`: none while one is under
 * way. `replace`: a new one cancels the one under way. `settle`: one, when no more has come for a while.
 */
export const bursts = ["queue", "drop", "replace", "settle"] as const;

const name = z.string().trim().min(1).max(limits.nameCharsMax);

/** Names a node inside expressions (`steps.big`), so it is an identifier. */
export const nodeId = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/);

export const flowNode = z.strictObject({
  id: nodeId,
  /** `family.verb`, an entry of the catalog. */
  type: z.string().min(1).max(64),
  /** The node type's version when it was drawn; an old one is upgraded on reading. */
  version: z.int().min(1).default(1),
  /** The operator's own name for this step; empty shows the type's title. */
  title: z.string().max(limits.nameCharsMax).default(""),
  config: z.record(z.string(), z.unknown()).default({}),
  position: z.strictObject({ x: z.number(), y: z.number() }).default({ x: 0, y: 0 }),
  disabled: z.boolean().default(false),
  notes: z.string().max(limits.noteCharsMax).default(""),
  /** How often a call to the outside is tried; absent: as often as is usual. */
  tries: z.int().min(1).max(limits.effectAttemptsMax).optional(),
});
export type FlowNode = z.infer<typeof flowNode>;

export const flowEdge = z.strictObject({
  from: nodeId,
  port: z.string().min(1).max(64).default("out"),
  to: nodeId,
});
export type FlowEdge = z.infer<typeof flowEdge>;

const side = z.number().min(limits.stickySideMin).max(limits.stickySideMax);
/** A note on the drawing, for people: nothing runs it. */
export const flowSticky = z.strictObject({
  id: nodeId,
  text: z.string().max(limits.noteCharsMax).default(""),
  position: z.strictObject({ x: z.number(), y: z.number() }).default({ x: 0, y: 0 }),
  size: z.strictObject({ width: side, height: side }).default({ width: 240, height: 120 }),
});
export type FlowSticky = z.infer<typeof flowSticky>;

/** Steps that are drawn as belonging together: a frame with a name. A step is in one at most. */
export const flowGroup = z.strictObject({
  id: nodeId,
  title: z.string().max(limits.nameCharsMax).default(""),
  nodes: z.array(nodeId).min(1).max(limits.flowNodesMax),
});
export type FlowGroup = z.infer<typeof flowGroup>;

export const flowDocument = z.strictObject({
  /** Version of this format; a reader upgrades an older one. */
  format: z.literal(1).default(1),
  name,
  description: z.string().max(limits.noteCharsMax).default(""),
  ordering: z.enum(orderings).default("turn"),
  /** Absent: `queue`. */
  burst: z.enum(bursts).optional(),
  /** For `settle`: how long nothing more may come, seconds; absent: a minute. */
  settleSeconds: z.int().min(1).max(limits.settleSecondsMax).optional(),
  /** Events before `from`, or at `until` and later, start nothing; absent: no bound. */
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** A language model's proposal that this comes from: it goes live only once tried on recorded events. Absent: people drew it. */
  described: z.uuid().optional(),
  nodes: z.array(flowNode).max(limits.flowNodesMax).default([]),
  edges: z.array(flowEdge).max(limits.flowEdgesMax).default([]),
  /** Absent: none. */
  groups: z.array(flowGroup).min(1).max(limits.flowGroupsMax).optional(),
  stickies: z.array(flowSticky).min(1).max(limits.flowStickiesMax).optional(),
});
export type FlowDocument = z.infer<typeof flowDocument>;
/** What a person may send: defaults may be left out. */
export type FlowDraft = z.input<typeof flowDocument>;

/** One thing wrong with a flow, said at the place where it can be mended. */
export interface Problem {
  code: string;
  /** `error` blocks publishing; `warning` does not. */
  level: "error" | "warning";
  /** Absent: about the whole flow. */
  nodeId?: string;
  /** The config field, as a dotted path. */
  field?: string;
  /** Characters [start, end) inside the field's text. */
  range?: { start: number; end: number };
  /** The sentence, in both languages. */
  message: Words;
}
