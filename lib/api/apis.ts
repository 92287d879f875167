/** Systems of the shop's own. */
import { z } from "zod";
import { limits } from "../limits.ts";
import { isOperation, type Operation } from "../openapi/operation.ts";
import { operationMethods } from "../openapi/repeating.ts";
import { instant, uuid, words } from "./page.ts";

const name = z.string().trim().min(1).max(limits.nameCharsMax);
const document = z
  .string()
  .min(1)
  .max(limits.apiDocumentCharsMax + 1)
  .meta({ description: "An OpenAPI document, 3.0 or 3.1, as JSON or YAML, in one piece: nothing that it refers to elsewhere is fetched." });

export const apiSummary = z.object({
  id: uuid,
  name: z.string(),
  /** What new steps are given as their connection; null: none. */
  connectionId: uuid.nullable(),
  revision: z.int(),
  /** What the document calls itself, its own version, and the address that it names; empty: none. */
  title: z.string(),
  version: z.string(),
  about: z.string(),
  server: z.string(),
  operations: z.int(),
  left: z.int(),
  /** Flows whose live version or draft uses one of its operations. */
  usedBy: z.array(z.object({ id: uuid, name: z.string() })),
  readAt: instant,
  readBy: z.string(),
});
export type ApiSummary = z.infer<typeof apiSummary>;
export const apiList = z.object({ items: z.array(apiSummary) });

/** An operation as a list shows it. */
export const offeredOperation = z.object({
  key: z.string(),
  method: z.enum(operationMethods),
  path: z.string(),
  title: z.string(),
  tag: z.string(),
});
export type OfferedOperation = z.infer<typeof offeredOperation>;
export const leftOperation = z.object({ method: z.string(), path: z.string(), title: z.string(), why: words });
export type LeftOperation = z.infer<typeof leftOperation>;

export const apiWhole = apiSummary.extend({ offered: z.array(offeredOperation), leftOut: z.array(leftOperation) });
export type ApiWhole = z.infer<typeof apiWhole>;

export const apiBody = z.strictObject({
  name,
  connectionId: uuid.nullable().default(null),
  document,
});
export type ApiBody = z.infer<typeof apiBody>;
export const apiChange = z.strictObject({ name: name.optional(), connectionId: uuid.nullable().optional() });
export type ApiChange = z.infer<typeof apiChange>;
export const apiRevisionBody = z.strictObject({ document });

/** What reading a document comes to, before anything is kept. `against`: the system that it is to be a newer document of. */
export const apiPreviewBody = z.strictObject({ document, against: uuid.optional() });
export type ApiPreviewBody = z.infer<typeof apiPreviewBody>;
export const apiPreview = z.object({
  title: z.string(),
  version: z.string(),
  about: z.string(),
  server: z.string(),
  offered: z.array(offeredOperation),
  leftOut: z.array(leftOperation),
  /** Null: there was nothing to hold it against, or it is the same document. */
  changes: z.array(words).nullable(),
  same: z.boolean(),
});
export type ApiPreview = z.infer<typeof apiPreview>;

/** What steps can be made of, of every system. */
export const offeredApi = z.object({
  id: uuid,
  name: z.string(),
  revision: z.int(),
  connectionId: uuid.nullable(),
  operations: z.array(offeredOperation),
});
export type OfferedApi = z.infer<typeof offeredApi>;
export const offeredApis = z.object({ items: z.array(offeredApi) });

export const operationQuery = z.strictObject({
  key: z.string().min(1).max(limits.apiTextCharsMax).meta({ description: "The operation's `key`." }),
  revision: z.coerce.number().int().min(1).optional().meta({ description: "Absent: the newest." }),
});
/** As a step's `operation` setting takes it. */
export const wholeOperation = z
  .custom<Operation>(isOperation)
  .meta({ description: "The operation, with all that its step's form, checks and call need." });
