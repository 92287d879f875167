/**
 * One operation of an imported document, as a step keeps it: what its form asks, what is checked, how the call is put together
 * and what comes back. A step keeps the whole of it, so that a published flow stays what it was whatever is imported later, runs
 * without looking anything up, and can be read in another shop.
 */
import { z } from "zod";
import { limits } from "../limits.ts";
import { type KeyHeader, type OperationMethod, operationMethods } from "./repeating.ts";

/** What a value has to be. */
export type Taken =
  | { kind: "text"; form?: TextForm | undefined; min?: number | undefined; max?: number | undefined }
  | { kind: "number"; whole?: true | undefined; min?: number | undefined; max?: number | undefined }
  | { kind: "flag" }
  | { kind: "choice"; values: (string | number | boolean)[] }
  | { kind: "list"; of: Taken; min?: number | undefined; max?: number | undefined }
  | { kind: "record"; fields: Input[] }
  /** Anything, written as JSON. */
  | { kind: "json" };
export const textForms = ["date", "moment", "uuid", "email", "address", "long"] as const;
export type TextForm = (typeof textForms)[number];

/** One thing that is asked for. */
export interface Input {
  name: string;
  required?: true | undefined;
  /** What the document says about it. */
  about?: string | undefined;
  example?: string | undefined;
  /** What it is where nothing is given, as the document says. */
  usual?: string | undefined;
  takes: Taken;
}

export const writings = ["plain", "repeat", "comma", "space", "pipe", "deep", "json"] as const;
/** How a list or a record is written into an address. */
export type Writing = (typeof writings)[number];
export interface Parameter extends Input {
  in: "path" | "query" | "header";
  written?: Writing | undefined;
}

export const bodyForms = ["json", "form", "text"] as const;
export interface OperationBody {
  as: (typeof bodyForms)[number];
  /** The type of content, as the document names it. */
  type: string;
  required?: true | undefined;
  takes: Taken;
}

/** What comes back. `moment`: a text that is a time. */
export type Given =
  | "text"
  | "moment"
  | "whole"
  | "number"
  | "flag"
  | "any"
  | { list: Given }
  | { record: Record<string, Given> }
  | { choice: string[] };

/** An operation as the document has it. */
export interface DescribedOperation {
  /** Its own name in the document, else method and path. */
  key: string;
  method: OperationMethod;
  path: string;
  title: string;
  about?: string | undefined;
  /** Where calls go, unless the connection has an address of its own; empty: the document names none. */
  server: string;
  parameters: Parameter[];
  body?: OperationBody | undefined;
  answer: Given;
  keyHeader?: KeyHeader | undefined;
}

/** The same with where it comes from. */
export interface Operation extends DescribedOperation {
  api: { id: string; name: string; revision: number };
}

const short = z.string().max(limits.apiTextCharsMax);
const taken: z.ZodType<Taken> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("text"),
      form: z.enum(textForms).optional(),
      min: z.number().optional(),
      max: z.number().optional(),
    }),
    z.strictObject({
      kind: z.literal("number"),
      whole: z.literal(true).optional(),
      min: z.number().optional(),
      max: z.number().optional(),
    }),
    z.strictObject({ kind: z.literal("flag") }),
    z.strictObject({ kind: z.literal("choice"), values: z.array(z.union([z.string(), z.number(), z.boolean()])) }),
    z.strictObject({ kind: z.literal("list"), of: taken, min: z.number().optional(), max: z.number().optional() }),
    z.strictObject({ kind: z.literal("record"), fields: z.array(input) }),
    z.strictObject({ kind: z.literal("json") }),
  ]),
);
const inputShape = {
  name: short.min(1),
  required: z.literal(true).optional(),
  about: short.optional(),
  example: short.optional(),
  usual: short.optional(),
  takes: taken,
};
const input: z.ZodType<Input> = z.lazy(() => z.strictObject(inputShape));
const given: z.ZodType<Given> = z.lazy(() =>
  z.union([
    z.enum(["text", "moment", "whole", "number", "flag", "any"]),
    z.strictObject({ list: given }),
    z.strictObject({ record: z.record(z.string(), given) }),
    z.strictObject({ choice: z.array(z.string()) }),
  ]),
);

export const describedOperation = z.strictObject({
  key: short.min(1),
  method: z.enum(operationMethods),
  path: short.startsWith("/"),
  title: short.min(1),
  about: short.optional(),
  server: short,
  parameters: z.array(z.strictObject({ ...inputShape, in: z.enum(["path", "query", "header"]), written: z.enum(writings).optional() })),
  body: z.strictObject({ as: z.enum(bodyForms), type: short, required: z.literal(true).optional(), takes: taken }).optional(),
  answer: given,
  keyHeader: z
    .strictObject({ name: short.min(1), form: z.enum(["text", "uuid"]), max: z.int().optional(), promised: z.literal(true).optional() })
    .optional(),
});
export const operation = describedOperation.extend({
  api: z.strictObject({ id: z.guid(), name: z.string().min(1).max(limits.nameCharsMax), revision: z.int().min(1) }),
});

/** Kept for objects that were found right: a step's operation is looked at again with every keystroke. */
const known = new WeakSet<object>();
export function isOperation(value: unknown): value is Operation {
  if (typeof value !== "object" || value === null) return false;
  if (known.has(value)) return true;
  if (!operation.safeParse(value).success || JSON.stringify(value).length > limits.operationCharsMax) return false;
  known.add(value);
  return true;
}
