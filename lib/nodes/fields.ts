/**
 * The kinds of field a node's config may have. Each is a zod schema whose `meta` survives into JSON Schema,
 * so the one form component, the binder and the validator read the same declaration.
 */
import { z } from "zod";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";

export interface FieldMeta {
  widget: "text" | "template" | "longTemplate" | "expression" | "choice" | "number" | "flag" | "connection" | "pairs" | "duration" | "eventType" | "source";
  label: Words;
  hint?: Words;
  placeholder?: string;
  /** For `choice`: a label for each value. */
  choices?: Record<string, Words>;
  /** For `expression`: the type that it must have. */
  returns?: ExpressionType;
  /** For `number`: the unit shown behind it. */
  unit?: Words;
  /** Shown only behind "More settings". */
  advanced?: boolean;
}
export type ExpressionType = "bool" | "string" | "any";

/** A CEL expression in a config: text when stored, a value of type R when the node sees it. */
export type Expression<R> = string & { readonly returns?: R };
interface ExpressionResult {
  bool: boolean;
  string: string;
  any: unknown;
}

type Said = Omit<FieldMeta, "widget" | "returns" | "choices">;

export const expression = <T extends ExpressionType>(returns: T, said: Said) =>
  z
    .custom<Expression<ExpressionResult[T]>>((v) => typeof v === "string" && v.length <= limits.expressionCharsMax)
    .meta({ widget: "expression", returns, ...said } satisfies FieldMeta);

/** Text with `{{ expression }}` parts; the node sees it rendered. */
export const template = (said: Said & { long?: boolean }) => {
  const { long, ...rest } = said;
  return z
    .string()
    .max(limits.textCharsMax)
    .meta({ widget: long ? "longTemplate" : "template", ...rest } satisfies FieldMeta);
};

export const choice = <const V extends readonly [string, ...string[]]>(values: V, labels: Record<V[number], Words>, said: Said) =>
  z.enum(values).meta({ widget: "choice", choices: labels, ...said } satisfies FieldMeta);

export const count = (bounds: { min: number; max: number }, said: Said) =>
  z.int().min(bounds.min).max(bounds.max).meta({ widget: "number", ...said } satisfies FieldMeta);

/** A connection's id, or empty for none. */
export const connection = (said: Said) => z.string().meta({ widget: "connection", ...said } satisfies FieldMeta);

/** Named texts, each a template: headers, query parameters. */
export const pairs = (said: Said) => z.record(z.string(), z.string().max(limits.textCharsMax)).meta({ widget: "pairs", ...said } satisfies FieldMeta);

/** What a node's functions see of a config: every expression has become its value. */
export type Resolved<C> = C extends Expression<infer R> ? (string extends C ? C : unknown extends R ? C : R) : C;
export type ResolvedConfig<C> = { [K in keyof C]: C[K] extends string & { readonly returns?: infer R } ? ("returns" extends keyof C[K] ? R : C[K]) : C[K] };
