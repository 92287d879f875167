/** One node's settings, compiled: each field by its widget, so that a run only evaluates, and the result is checked before any effect sees it. */
import { z } from "zod";
import { instantMs } from "#lib/commerce/instant.ts";
import { money } from "#lib/commerce/money.ts";
import { compile, type Explanation, type Expression } from "#lib/flow/expression.ts";
import type { ExpressionEnvironment } from "#lib/flow/expression-environment.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import { isObject } from "#lib/flow/is-object.ts";
import { toPlain, toText } from "#lib/flow/plain.ts";
import type { Scope } from "#lib/flow/scope.ts";
import { compileTemplate } from "#lib/flow/template.ts";
import type { NodeType } from "#lib/nodes/define.ts";
import { type Case, configFields, type ExpressionType, isAsked, type JudgedCase } from "#lib/nodes/fields.ts";
import { isOperation } from "#lib/openapi/operation.ts";
import type { Failure } from "#lib/run/failure.ts";
import { bindArguments } from "./bind-arguments.ts";

export type Resolved = { ok: true; input: Record<string, unknown>; why?: unknown } | { ok: false; failure: Failure };

type Value = { ok: true; value: unknown; why?: Explanation } | { ok: false; failure: Failure };
type Read = (scope: Scope) => Value;

/**
 * Null for settings that cannot be bound.
 * @param explains whether the value of each part of a condition is told
 */
export function bindConfig(
  type: NodeType,
  node: FlowNode,
  environment: ExpressionEnvironment,
  explains: boolean,
): ((scope: Scope) => Resolved) | null {
  const fields = configFields(type.config);
  // what another setting makes idle is not looked at, whatever stands there
  const idle = fields.filter(({ meta }) => !isAsked(meta, node.config, fields)).map(({ name }) => name);
  const parsed = type.config.safeParse(Object.fromEntries(Object.entries(node.config).filter(([name]) => !idle.includes(name))));
  if (!parsed.success) return null;
  const config: Record<string, unknown> = parsed.data;
  const reads: [string, Read][] = [];
  const workedOut: Record<string, z.core.$ZodType> = {};
  const stays: Record<string, z.core.$ZodType> = {};
  for (const { name, schema, meta } of fields) {
    const standing = config[name];
    if (idle.includes(name) && typeof standing === "string" && standing.includes("{{")) {
      // what it would be filled in with may not even be there
      config[name] = "";
      stays[name] = z.string();
      continue;
    }
    const isExpression = meta.widget === "expression" && !meta.later;
    const returns = meta.returns ?? "any";
    const read = isExpression
      ? bindExpression(config[name], returns, environment, explains && type.kind === "condition")
      : meta.widget === "cases"
        ? bindCases(config[name] as readonly Case[], environment, explains)
        : meta.widget === "values"
          ? bindValues(config[name] as Record<string, string>, environment)
          : meta.widget === "arguments"
            ? bindCall(config, name, environment)
            : bindText(config[name], meta.widget, environment);
    if (read === null) return null;
    if (read) reads.push([name, read]);
    else if (isExpression) config[name] = asResult(undefined, returns);
    const into = read ? workedOut : stays;
    into[name] = isExpression ? results[returns] : (resolved[meta.widget] ?? schema);
  }
  // what no expression changes is checked once, and not with every run
  const same = z.strictObject(stays).safeParse(Object.fromEntries(Object.keys(stays).map((name) => [name, config[name]])));
  if (!same.success) return () => ({ ok: false, failure: unfit(type, same.error) });
  if (reads.length === 0) return () => ({ ok: true, input: same.data });
  // a name for each setting in its place: journals and what is compared have them in one order
  const blank: Record<string, unknown> = {};
  for (const { name } of fields) if (name in workedOut || name in same.data) blank[name] = same.data[name];
  const fits = z.strictObject(workedOut);
  return (scope) => {
    const input: Record<string, unknown> = {};
    let why: Explanation | undefined;
    for (const [name, read] of reads) {
      const result = read(scope);
      if (!result.ok) return result;
      input[name] = result.value;
      why = result.why ?? why;
    }
    const checked = fits.safeParse(input);
    if (!checked.success) return { ok: false, failure: unfit(type, checked.error) };
    const whole = { ...blank, ...checked.data };
    return why ? { ok: true, input: whole, why } : { ok: true, input: whole };
  };
}

const results: Record<ExpressionType, z.core.$ZodType> = {
  bool: z.boolean(),
  string: z.string(),
  list: z.array(z.unknown()),
  money: money.nullable(),
  time: z.string().refine((text) => text === "" || instantMs(text) !== null),
  any: z.unknown(),
};
const judgedCases = z.array(z.strictObject({ id: z.string(), label: z.string(), when: z.boolean() }));

/** What a setting becomes that is more than one expression. */
const resolved: Partial<Record<string, z.core.$ZodType>> = {
  cases: judgedCases,
  values: z.record(z.string(), z.unknown()),
  // found right when the settings were parsed
  operation: z.unknown(),
  arguments: z.object({ path: z.string(), headers: z.record(z.string(), z.string()), body: z.string() }),
};

/** The operation stands in the setting beside it. */
function bindCall(config: Readonly<Record<string, unknown>>, name: string, environment: ExpressionEnvironment): Read | null {
  const operation = Object.values(config).find(isOperation);
  return operation ? bindArguments(operation, config[name] as Record<string, string>, environment) : null;
}

/** Null where it is broken, undefined where the field holds no expression. */
function bindExpression(
  text: unknown,
  returns: ExpressionType,
  environment: ExpressionEnvironment,
  explained: boolean,
): Read | null | undefined {
  if (typeof text !== "string") return null;
  if (text.trim() === "") return undefined;
  const compiled = compile(text, environment, returns === "bool");
  if (!compiled.ok) return null;
  const { expression } = compiled;
  return (scope) => {
    if (!explained) {
      const result = expression.evaluate(scope);
      return result.ok ? { ok: true, value: asResult(result.value, returns) } : result;
    }
    const { result, why } = expression.explain(scope);
    return result.ok ? { ok: true, value: asResult(result.value, returns), why } : result;
  };
}

/** A missing value is no, an empty text, an empty list, no amount. */
function asResult(value: unknown, returns: ExpressionType): unknown {
  switch (returns) {
    case "bool":
      return value === true;
    case "string":
    case "time":
      return toText(value);
    case "list":
      return toPlain(value) ?? [];
    case "money":
      return toPlain(value) ?? null;
    case "any":
      return toPlain(value);
  }
}

/** A value that is missing is null: a code step is given all that it asks for. */
function bindValues(stored: Record<string, string>, environment: ExpressionEnvironment): Read | null {
  const bound: [string, Expression | null][] = [];
  for (const [name, text] of Object.entries(stored)) {
    const compiled = text.trim() === "" ? null : compile(text, environment);
    if (compiled && !compiled.ok) return null;
    bound.push([name, compiled?.expression ?? null]);
  }
  return (scope) => {
    const value: Record<string, unknown> = {};
    for (const [name, expression] of bound) {
      const result = expression?.evaluate(scope);
      if (result && !result.ok) return result;
      value[name] = (result && toPlain(result.value)) ?? null;
    }
    return { ok: true, value };
  };
}

/** Looks at one case after another until one holds; those behind it are not worked out. `why` speaks of all that were looked at. */
function bindCases(cases: readonly Case[], environment: ExpressionEnvironment, explained: boolean): Read | null {
  const bound: { id: string; label: string; when: Expression }[] = [];
  for (const { id, label, when } of cases) {
    const compiled = compile(when, environment, true);
    if (!compiled.ok) return null;
    bound.push({ id, label, when: compiled.expression });
  }
  return (scope) => {
    const value: JudgedCase[] = [];
    let text = "";
    const parts: Explanation["parts"] = [];
    for (const { id, label, when } of bound) {
      const { result, why } = explained ? when.explain(scope) : { result: when.evaluate(scope), why: null };
      if (!result.ok) return result;
      if (why) {
        const lead = text === "" ? `${label}: ` : `\n${label}: `;
        const shift = text.length + lead.length;
        parts.push(...why.parts.map((part) => ({ ...part, start: part.start + shift, end: part.end + shift })));
        text += lead + why.expression;
      }
      value.push({ id, label, when: result.value === true });
      if (result.value === true) break;
    }
    return explained ? { ok: true, value, why: { expression: text, parts } } : { ok: true, value };
  };
}

function bindText(stored: unknown, widget: string, environment: ExpressionEnvironment): Read | null | undefined {
  if (widget === "template" || widget === "longTemplate") return typeof stored === "string" ? bindTemplate(stored, environment) : null;
  if (widget !== "pairs" || !isObject(stored)) return undefined;
  const reads: [string, Read][] = [];
  for (const [name, text] of Object.entries(stored)) {
    const read = bindTemplate(String(text), environment);
    if (read === null) return null;
    if (read) reads.push([name, read]);
  }
  if (reads.length === 0) return undefined;
  return (scope) => {
    const value: Record<string, unknown> = { ...stored };
    for (const [name, read] of reads) {
      const result = read(scope);
      if (!result.ok) return result;
      value[name] = result.value;
    }
    return { ok: true, value };
  };
}

function bindTemplate(text: string, environment: ExpressionEnvironment): Read | null | undefined {
  if (!text.includes("{{")) return undefined;
  const { template, problems } = compileTemplate(text, environment);
  if (problems.length > 0) return null;
  return (scope) => {
    const result = template.render(scope);
    return result.ok ? { ok: true, value: result.text } : result;
  };
}

function unfit(type: NodeType, error: z.ZodError): Failure {
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? "");
  const label = configFields(type.config).find((field) => field.name === name)?.meta.label.en ?? name;
  const empty = issue?.code === "too_small";
  return {
    code: empty ? "setting.empty" : "setting.unfit",
    message: empty
      ? `“${label}” turned out empty for this event.`
      : `“${label}” turned out as something that cannot be used for this event.`,
    final: true,
  };
}
