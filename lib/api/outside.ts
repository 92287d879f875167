import { z } from "zod";
import { sourceGroups } from "../commerce/sources/source-scheme.ts";
import { limits } from "../limits.ts";
import { kindIds } from "../outside/kinds.ts";
import { importState } from "./connect.ts";
import { instant, uuid, words } from "./page.ts";

const name = z.string().trim().min(1).max(limits.nameCharsMax);
const secret = z.string().min(1).max(limits.secretCharsMax);
const settings = z.record(z.string(), z.unknown());

export const sourceSummary = z.object({
  id: uuid,
  name: z.string(),
  scheme: z.string(),
  /** Where the sender sends to. */
  url: z.string(),
  /** False where the address only exists on this machine: a shop outside cannot reach it. */
  reachable: z.boolean(),
  enabled: z.boolean(),
  settings,
  hasSecret: z.boolean(),
  /** The secret before the last change is still accepted. */
  hasPreviousSecret: z.boolean(),
  lastEventAt: instant.nullable(),
  /** Messages answered with 429, because it sent faster than its settings allow. */
  limited: z.int(),
  /** Of a source that we read from: how it stands with the other system, and since when. Null for one that sends to us. */
  reading: z.object({ ok: z.boolean().nullable(), message: z.string(), since: instant }).nullable(),
  createdAt: instant,
});
export type SourceSummary = z.infer<typeof sourceSummary>;

export const sourceBody = z.strictObject({
  name,
  scheme: z.string().min(1).max(64),
  secret: secret.optional().meta({
    description: "For a secret that the sender gives. Absent: one is made.",
  }),
  settings: settings.optional(),
});
export type SourceBody = z.infer<typeof sourceBody>;
/** `secret` is shown once; null for a scheme without one. */
export const sourceMade = z.object({
  id: uuid,
  url: z.string(),
  secret: z.string().nullable(),
  warning: words.nullable(),
});
export type SourceMade = z.infer<typeof sourceMade>;

export const sourceChange = z.strictObject({
  name: name.optional(),
  enabled: z.boolean().optional(),
  settings: settings.optional(),
  secret: secret.optional().meta({
    description: "The new secret; the one before stays valid until `forgetPrevious`.",
  }),
  rotate: z.boolean().optional().meta({ description: "Makes a new secret; the answer shows it once." }),
  forgetPrevious: z.boolean().optional(),
});
export type SourceChange = z.infer<typeof sourceChange>;
export const sourceChanged = sourceSummary.extend({
  secret: z.string().nullable(),
});
export type SourceChanged = z.infer<typeof sourceChanged>;

export const testSent = z.object({
  /** What our own door answered. */
  status: z.int(),
  eventId: uuid.nullable(),
  duplicate: z.boolean(),
});
export type TestSent = z.infer<typeof testSent>;

export const sourceScheme = z.object({
  id: z.string(),
  title: words,
  summary: words,
  /** `made`: we make the secret; `given`: the sender gives it; `none`. */
  secret: z.enum(["made", "given", "none"]),
  /** Shops, payments, team tools, or any other system. */
  group: z.enum(sourceGroups),
  /** What is done at the sender, in order. */
  steps: z.array(words),
  /** Where the secret is found, or where it is put. */
  secretHint: words.nullable(),
  warning: words.nullable(),
  /** JSON Schema of `settings`. */
  settings: z.record(z.string(), z.unknown()),
});
export type SourceScheme = z.infer<typeof sourceScheme>;

export const connectionKindSummary = z.object({
  id: z.string(),
  title: words,
  summary: words,
  group: z.enum(["shop", "payment", "system"]),
  /** The names of its secrets, with what they are called at the provider. */
  secrets: z.array(z.object({ name: z.string(), label: words, optional: z.boolean() })),
  /** Where they are found there. */
  findIt: words.nullable(),
  /** JSON Schema of `settings`. */
  settings: z.record(z.string(), z.unknown()),
});
export type ConnectionKindSummary = z.infer<typeof connectionKindSummary>;

/** What a connection lets through just now. */
const connectionGate = z.object({
  /** Left alone till then, and after it until a call is answered; null: open. */
  restsUntil: instant.nullable(),
  /** Failures one after another. */
  failures: z.int(),
  error: z.string(),
  errorAt: instant.nullable(),
  /** The last of those that wait for their turn under the limit has it then; null: none waits. */
  lineUntil: instant.nullable(),
});
export const connectionSummary = z.object({
  id: uuid,
  name: z.string(),
  kind: z.string(),
  settings,
  hasSecret: z.boolean(),
  gate: connectionGate,
  /** How far the orders of the past have been fetched; null: they were not asked for. */
  imported: importState.nullable(),
  /** Flows whose live version or draft uses it. */
  usedBy: z.array(z.object({ id: uuid, name: z.string() })),
  createdAt: instant,
  updatedAt: instant,
});
export type ConnectionSummary = z.infer<typeof connectionSummary>;
const secrets = z
  .record(z.string().max(64), secret)
  .meta({ description: "By the names that the kind gives them: `accessToken` and `clientSecret` for Shopify." });
export const connectionBody = z.strictObject({
  name,
  kind: z.enum(kindIds).default("http"),
  settings: settings.prefault({}).meta({ description: "As `GET /connection-kinds` describes them for the kind." }),
  secret: secret.optional().meta({ description: "For a kind with one secret; else `secrets`." }),
  secrets: secrets.optional(),
});
export type ConnectionBody = z.infer<typeof connectionBody>;
export const connectionTried = z.object({
  /** Null: it has no address of its own to try; the next call of a flow tries it. */
  answered: z.boolean().nullable(),
  status: z.int().nullable(),
  /** Why it did not answer; else what was read there, a shop's name for one. */
  message: z.string(),
  /** Of why it did not answer: `http.dns`; else empty. */
  code: z.string(),
  connection: connectionSummary,
});
export type ConnectionTried = z.infer<typeof connectionTried>;
export const connectionChange = z.strictObject({
  name: name.optional(),
  settings: settings.optional(),
  secret: secret.nullable().optional(),
  secrets: secrets.optional(),
});
export type ConnectionChange = z.infer<typeof connectionChange>;
