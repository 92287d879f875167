/** One node's settings, compiled: each field by its widget, so that a run only evaluates, and the result is checked before any effect sees it. */
import { z } from "zod";
import { compile, type Explanation } from "#lib/flow/expression.ts";
import type { ExpressionEnvironment } from "#lib/flow/expression-environment.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import { toPlain, toText } from "#lib/flow/plain.ts";
import type { Scope } from "#lib/flow/scope.ts";
import { isObject } from "#lib/flow/shape.ts";
import { compileTemplate } from "#lib/flow/template.ts";
import type { NodeType } from "#lib/nodes/define.ts";
import { configFields, type ExpressionType } from "#lib/nodes/fields.ts";
import type { Failure } from "#lib/run/failure.ts";

export type Resolved = { ok: true; input: Record<string, unknown>; why?: unknown } | { ok: false; failure: Failure };

type Value = { ok: true; value: unknown; why?: Explanation } | { ok: false; failure: Failure };
type Read = (scope: Scope) => Value;

/** Null for settings that cannot be bound. */
export function bindConfig(type: NodeType, node: FlowNode, environment: ExpressionEnvironment): ((scope: Scope) => Resolved) | null {
  const parsed = type.config.safeParse(node.config);
  if (!parsed.success) return null;
  const config: Record<string, unknown> = parsed.data;
  const reads: [string, Read][] = [];
  const shape: Record<string, z.core.$ZodType> = {};
  for (const { name, schema, meta } of configFields(type.config)) {
    const isExpression = meta.widget === "expression";
    const read = isExpression
      ? bindExpression(config[name], meta.returns ?? "any", environment, type.kind === "condition")
      : bindText(config[name], meta.widget, environment);
    if (read === null) return null;
    if (read) reads.push([name, read]);
    shape[name] = isExpression ? results[meta.returns ?? "any"] : schema;
  }
  const resolvedSchema = z.strictObject(shape);
  return (scope) => {
    const input = { ...config };
    let why: Explanation | undefined;
    for (const [name, read] of reads) {
      const result = read(scope);
      if (!result.ok) return result;
      input[name] = result.value;
      why = result.why ?? why;
    }
    const checked = resolvedSchema.safeParse(input);
    if (!checked.success) return { ok: false, failure: unfit(type, checked.error) };
    return { ok: true, input: checked.data, ...(why ? { why } : {}) };
  };
}

const results: Record<ExpressionType, z.core.$ZodType> = { bool: z.boolean(), string: z.string(), any: z.unknown() };

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

/** A missing value is no, and an empty text. */
function asResult(value: unknown, returns: ExpressionType): unknown {
  if (returns === "bool") return value === true;
  return returns === "string" ? toText(value) : toPlain(value);
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
