/**
 * The kinds of field a node's config may have. Each is a zod schema whose `meta` survives into JSON Schema,
 * so the one form component, the binder and the validator read the same declaration.
 */
import { z } from "zod";
import { isZone } from "../calendar/zone.ts";
import { durationMs } from "../commerce/duration.ts";
import { type EventType, eventTypes } from "../commerce/event.ts";
import type { Money } from "../commerce/money.ts";
import { eventWords } from "../language/events.ts";
import type { Words } from "../language/words.ts";
import { limits } from "../limits.ts";
import { isOperation, type Operation } from "../openapi/operation.ts";
import type { OperationRequest } from "../openapi/request.ts";
import { failedPort } from "./define.ts";

export const widgets = [
  "text",
  /** Several lines of plain text: a public key. */
  "longText",
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
  "cases",
  "clock",
  "people",
  "person",
  "calledFlow",
  "cron",
  "timezone",
  "script",
  "values",
  "dataTable",
  "operation",
  "arguments",
] as const;

export interface FieldMeta {
  widget: (typeof widgets)[number];
  label: Words;
  hint?: Words;
  /** In one spelling where it is no sentence: a field, a number, a code. */
  placeholder?: string | Words;
  /** For `choice` and `eventType`: a label for each value. */
  choices?: Record<string, Words>;
  /** For `expression`: the type that it must have. */
  returns?: ExpressionType;
  /** For `number`: the unit shown behind it. */
  unit?: Words;
  /** For `duration`: the shortest and the longest, as ISO 8601. */
  shortest?: string;
  longest?: string;
  /** Asked for only where another setting has this value. */
  onlyWhen?: { field: string; is: string };
  /** Shown only behind "More settings". */
  advanced?: boolean;
  /** For `connection`: the kinds that can be chosen. */
  connects?: readonly string[];
  /** For `connection`: what it is called to choose none. */
  without?: Words;
  /** May be left empty: an expression, a length of time. */
  optional?: boolean;
  /** For `expression`: worked out on each event that a waiting run hears of, not when its step begins. */
  later?: boolean;
}
export type ExpressionType = "bool" | "string" | "list" | "money" | "time" | "any";

declare const result: unique symbol;
/** A CEL expression in a config: text when stored, a value of type R when the node sees it. */
export type Expression<R> = string & { readonly [result]: R };
interface ExpressionResult {
  bool: boolean;
  string: string;
  list: readonly unknown[];
  /** Null: nothing there, or an expression that was left empty. */
  money: Money | null;
  /** ISO 8601; empty: nothing there. */
  time: string;
  any: unknown;
}

/** One of several ways on: an id that its edges keep while its label and its place change, and when it is taken. */
export interface Case {
  readonly id: string;
  readonly label: string;
  readonly when: Expression<boolean>;
}
/** A case that was looked at. */
export type JudgedCase = Omit<Case, "when"> & { readonly when: boolean };

declare const sent: unique symbol;
/** What an operation is given: texts by their keys (`lib/openapi/argument-key.ts`) when stored, the call that they make when the node sees them. */
export type Arguments = Record<string, string> & { readonly [sent]: OperationRequest };

/** What a node's functions see of a config: every expression has become its value; of cases those up to the first that holds. */
export type ResolvedConfig<C> = {
  [K in keyof C]: C[K] extends Expression<infer R>
    ? R
    : C[K] extends Arguments
      ? OperationRequest
      : C[K] extends readonly Case[]
        ? readonly JudgedCase[]
        : C[K] extends NamedExpressions
          ? Record<string, unknown>
          : C[K];
};
type NamedExpressions = Record<string, Expression<unknown>>;

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
export const connection = ({ needed, ...said }: Said & { needed?: true }) =>
  describe(
    z
      .string()
      .max(64)
      .min(needed ? 1 : 0),
    { widget: "connection", ...said },
  );

/** The id of one of the shop's tables. */
export const dataTable = (said: Said) => describe(z.string().min(1).max(64), { widget: "dataTable", ...said });

/** A source's id, or empty for any. */
export const source = (said: Said) => describe(z.string().max(64), { widget: "source", ...said });

/** Which event; one that we make ourselves (a click, a time that has come) has a start of its own. */
const ownEvents = ["manual.started", "schedule.tick", "order.status-changed"] as const satisfies EventType[];
export const startingEvents = eventTypes.filter(
  (type): type is Exclude<EventType, (typeof ownEvents)[number]> => !ownEvents.some((own) => own === type),
);
/** What a run can wait for: a change that an action of ours made, too. */
export const awaitedEvents = [...startingEvents, "order.status-changed"] as const;
/** What may not happen to an order while something else is waited for. */
export const orderEvents = awaitedEvents.filter((type): type is Extract<EventType, `order.${string}`> => type.startsWith("order."));
const wordsOf = (types: readonly EventType[]) => Object.fromEntries(types.map((type) => [type, eventWords[type]]));
const eventField = <const T extends readonly [EventType, ...EventType[]]>(types: T, said: Said) =>
  describe(z.enum(types), { widget: "eventType", choices: wordsOf(types), ...said });
export const eventChoice = (said: Said) => eventField(startingEvents as [(typeof startingEvents)[number]], said);
export const awaitedEvent = (said: Said) => eventField(awaitedEvents as unknown as [(typeof awaitedEvents)[number]], said);
export const orderEvent = (said: Said) => eventField(orderEvents as [(typeof orderEvents)[number]], said);

/** A length of time, ISO 8601. `optional`: may be left empty. */
export const duration = ({ optional, ...said }: Said & { shortest: string; longest: string; optional?: boolean }) => {
  const [shortest, longest] = [durationMs(said.shortest) ?? 0, durationMs(said.longest) ?? 0];
  const fits = (text: string) => {
    const ms = durationMs(text);
    return ms !== null && ms >= shortest && ms <= longest;
  };
  const schema = z
    .string()
    .max(40)
    .refine((text) => (optional && text === "") || fits(text));
  return describe(schema, { widget: "duration", ...(optional ? { optional } : {}), ...said });
};

/** A time of day: `09:00`. */
export const clock = (said: Said) => describe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), { widget: "clock", ...said });

/** A schedule, as cron text. Whether it ever comes is asked where settings are checked: what knows cron is too large for every place that draws a step. */
export const cron = (said: Said) => describe(z.string().max(limits.cronCharsMax), { widget: "cron", ...said });

/** An IANA zone, or empty for the shop's own. */
export const timezone = (said: Said) =>
  describe(
    z
      .string()
      .max(64)
      .refine((zone) => zone === "" || isZone(zone)),
    { widget: "timezone", ...said },
  );

/** Users by their ids; empty: everybody who may. */
export const people = (said: Said) => describe(z.array(z.string().min(1).max(64)).max(limits.approversMax), { widget: "people", ...said });

/** A user's id, or empty for nobody. */
export const person = (said: Said) => describe(z.string().max(64), { widget: "person", ...said });

/** The id of a live flow that other flows may call. */
export const calledFlow = (said: Said) => describe(z.string().trim().min(1).max(64), { widget: "calledFlow", ...said });

const ownPorts: ReadonlySet<string> = new Set([failedPort, "otherwise"]);
/** A case's id names a way out, so it is none that every step has. */
const caseId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,40}$/)
  .refine((id) => !ownPorts.has(id));
const oneCase = z.strictObject({
  id: caseId,
  label: z.string().max(limits.nameCharsMax),
  when: expressionText<"bool">(() => true),
});
/** Ways on, in the order in which they are looked at. What is empty or double is said by the validator, at its case. */
export const cases = (said: Said) => describe(z.array(oneCase).min(1).max(limits.casesMax), { widget: "cases", ...said });

/** Named texts, each a template: headers, query parameters. */
export const pairs = (said: Said) =>
  describe(
    z
      .record(z.string().trim().min(1).max(limits.nameCharsMax), z.string().max(limits.textCharsMax))
      .refine((all) => Object.keys(all).length <= limits.pairsMax),
    { widget: "pairs", ...said },
  );

/** Named values, each an expression. */
export const values = (said: Said) =>
  describe(
    z
      .record(
        z.string().trim().min(1).max(limits.nameCharsMax),
        expressionText<"any">(() => true),
      )
      .refine((all) => Object.keys(all).length <= limits.codeInputsMax),
    { widget: "values", ...said },
  );

/** One operation of an imported document, whole. */
export const pinnedOperation = (said: Said) => describe(z.custom<Operation>(isOperation), { widget: "operation", ...said });

/** What the operation beside it is given. What it asks for is said by the validator, at its field. */
export const operationArguments = (said: Said) =>
  describe(
    z.custom<Arguments>(
      (value) =>
        typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= limits.argumentsMax &&
        Object.entries(value).every(
          ([key, text]) => key.length <= 4 * limits.apiTextCharsMax && typeof text === "string" && text.length <= limits.textCharsMax,
        ),
    ),
    { widget: "arguments", ...said },
  );

/** JavaScript, as the body of a function. */
export const script = (said: Said) => describe(z.string().trim().min(1).max(limits.codeCharsMax), { widget: "script", ...said });

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

/** Whether a setting is asked for, given what the others say. */
export function isAsked(meta: FieldMeta, config: Record<string, unknown>, fields: ReturnType<typeof configFields>): boolean {
  const { onlyWhen } = meta;
  if (!onlyWhen) return true;
  const schema = fields.find(({ name }) => name === onlyWhen.field)?.schema;
  return (config[onlyWhen.field] ?? (schema && defaultOf(schema))) === onlyWhen.is;
}

/** What a setting is where it is not given; undefined: nothing. */
export function defaultOf(schema: z.core.$ZodType): unknown {
  const { def } = schema._zod;
  return "defaultValue" in def ? def.defaultValue : undefined;
}
