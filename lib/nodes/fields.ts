/**
 * The kinds of field a node's config may have. Each is a zod schema whose `meta` survives into JSON Schema,
 * so the one form component, the binder and the validator read the same declaration.
 */
import { z } from "zod";
import { type EventType, eventTypes } from "../commerce/event.ts";
import { eventWords } from "../language/events.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";

export const widgets = [
  "text",
  "template",
  "longTemplate",
  "expression",
  "choice",
  "number",
  "flag",
  "connection",
  "pairs",
  "duration",
  "eventType",
  "source",
] as const;

export interface FieldMeta {
  widget: (typeof widgets)[number];
  label: Words;
  hint?: Words;
  placeholder?: string;
  /** For `choice` and `eventType`: a label for each value. */
  choices?: Record<string, Words>;
  /** For `expression`: the type that it must have. */
  returns?: ExpressionType;
  /** For `number`: the unit shown behind it. */
  unit?: Words;
  /** Shown only behind "More settings". */
  advanced?: boolean;
  /** For `expression`: may be left empty. */
  optional?: boolean;
}
export type ExpressionType = "bool" | "string" | "any";

declare const result: unique symbol;
/** A CEL expression in a config: text when stored, a value of type R when the node sees it. */
export type Expression<R> = string & { readonly [result]: R };
interface ExpressionResult {
  bool: boolean;
  string: string;
  any: unknown;
}

/** What a node's functions see of a config: every expression has become its value. */
export type ResolvedConfig<C> = { [K in keyof C]: C[K] extends Expression<infer R> ? R : C[K] };

type Said = Omit<FieldMeta, "widget" | "returns" | "choices" | "optional">;

const describe = <S extends z.ZodType>(schema: S, meta: FieldMeta): S => schema.meta({ ...meta });

const expressionText = <T extends ExpressionType>(fits: (text: string) => boolean) =>
  z.custom<Expression<ExpressionResult[T]>>(
    (value) => typeof value === "string" && value.length <= limits.expressionCharsMax && fits(value),
  );

export const expression = <T extends ExpressionType>(returns: T, said: Said) =>
  describe(
    expressionText<T>((text) => text.trim() !== ""),
    { widget: "expression", returns, ...said },
  );

/** One that may stay empty: a condition that is not asked for. */
export const optionalExpression = <T extends ExpressionType>(returns: T, said: Said) =>
  describe(
    expressionText<T>(() => true),
    { widget: "expression", returns, optional: true, ...said },
  ).default("" as Expression<ExpressionResult[T]>);

/** Text with `{{ expression }}` parts; the node sees it rendered. */
export const template = ({ long, ...said }: Said & { long?: boolean }) =>
  describe(z.string().max(limits.textCharsMax), { widget: long ? "longTemplate" : "template", ...said });

/** Like `template`, and neither the text nor what it renders to may be empty. */
export const filledTemplate = ({ long, ...said }: Said & { long?: boolean }) =>
  describe(z.string().trim().min(1).max(limits.textCharsMax), { widget: long ? "longTemplate" : "template", ...said });

export const choice = <const V extends readonly [string, ...string[]]>(values: V, labels: Record<V[number], Words>, said: Said) =>
  describe(z.enum(values), { widget: "choice", choices: labels, ...said });

export const flag = (said: Said) => describe(z.boolean(), { widget: "flag", ...said });

export const count = (bounds: { min: number; max: number }, said: Said) =>
  describe(z.int().min(bounds.min).max(bounds.max), { widget: "number", ...said });

/** A connection's id, or empty for none. */
export const connection = (said: Said) => describe(z.string().max(64), { widget: "connection", ...said });

/** A source's id, or empty for any. */
export const source = (said: Said) => describe(z.string().max(64), { widget: "source", ...said });

/** Which event; one that comes by a click has a start of its own. */
export const startingEvents = eventTypes.filter((type): type is Exclude<EventType, "manual.started"> => type !== "manual.started");
const startingWords = Object.fromEntries(startingEvents.map((type) => [type, eventWords[type]]));
export const eventChoice = (said: Said) => describe(z.enum(startingEvents), { widget: "eventType", choices: startingWords, ...said });

/** Named texts, each a template: headers, query parameters. */
export const pairs = (said: Said) =>
  describe(
    z
      .record(z.string().trim().min(1).max(limits.nameCharsMax), z.string().max(limits.textCharsMax))
      .refine((all) => Object.keys(all).length <= limits.pairsMax),
    { widget: "pairs", ...said },
  );

/** A field's declaration, found below the defaults that were put around it. */
export function fieldMeta(schema: z.core.$ZodType): FieldMeta | null {
  for (let inner: z.core.$ZodType | undefined = schema; inner; inner = innerOf(inner)) {
    const meta = z.globalRegistry.get(inner) as Partial<FieldMeta> | undefined;
    if (meta?.widget && meta.label) return meta as FieldMeta;
  }
  return null;
}

export function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const { def } = schema._zod;
  return "innerType" in def ? (def.innerType as z.core.$ZodType) : undefined;
}

/** A config's fields with their declarations, in the order in which the form shows them. */
export function configFields(config: z.ZodObject): { name: string; schema: z.core.$ZodType; meta: FieldMeta }[] {
  return Object.entries(config.shape).flatMap(([name, schema]) => {
    const meta = fieldMeta(schema);
    return meta ? [{ name, schema, meta }] : [];
  });
}
