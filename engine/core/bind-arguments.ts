/** What an operation is given, compiled: texts rendered, a single value kept as what it is, and the call put together. */
import { wallOf } from "#lib/calendar/zone.ts";
import { instantMs, utcDay } from "#lib/commerce/instant.ts";
import { compile } from "#lib/flow/expression.ts";
import type { ExpressionEnvironment } from "#lib/flow/expression-environment.ts";
import { toPlain, toText } from "#lib/flow/plain.ts";
import type { Scope } from "#lib/flow/scope.ts";
import { compileTemplate, soleExpression } from "#lib/flow/template.ts";
import { takenAt } from "#lib/openapi/assemble.ts";
import type { Operation, Taken } from "#lib/openapi/operation.ts";
import { type OperationRequest, requestOf } from "#lib/openapi/request.ts";
import type { Failure } from "#lib/run/failure.ts";

type Value<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Null where something cannot be compiled. Arguments that the operation does not ask for are not looked at. */
export function bindArguments(
  operation: Operation,
  stored: Readonly<Record<string, string>>,
  environment: ExpressionEnvironment,
): ((scope: Scope) => Value<OperationRequest>) | null {
  const reads: [string, (scope: Scope) => Value<unknown>][] = [];
  for (const [key, text] of Object.entries(stored)) {
    const takes = takenAt(operation, key);
    if (!takes || text.trim() === "") continue;
    const read = bindArgument(text, takes, environment);
    if (!read) return null;
    reads.push([key, read]);
  }
  return (scope) => {
    const values = new Map<string, unknown>();
    for (const [key, read] of reads) {
      const result = read(scope);
      if (!result.ok) return result;
      values.set(key, result.value);
    }
    const requested = requestOf(operation, values);
    return requested.ok ? { ok: true, value: requested.request } : requested;
  };
}

function bindArgument(text: string, takes: Taken, environment: ExpressionEnvironment): ((scope: Scope) => Value<unknown>) | null {
  const sole = soleExpression(text);
  if (sole === null) {
    const { template, problems } = compileTemplate(text, environment);
    if (problems.length > 0) return null;
    return (scope) => {
      const result = template.render(scope);
      return result.ok ? { ok: true, value: result.text } : result;
    };
  }
  const compiled = compile(sole.text, environment);
  if (!compiled.ok) return null;
  // what is one value is sent as one; a list or a group of fields stays what it is
  const read = readerFor(takes);
  return (scope) => {
    const result = compiled.expression.evaluate(scope);
    return result.ok ? { ok: true, value: read(result.value, scope) } : result;
  };
}

function readerFor(takes: Taken): (value: unknown, scope: Scope) => unknown {
  if (takes.kind === "list" || takes.kind === "record" || takes.kind === "json") return toPlain;
  if (takes.kind === "text") return takes.form === "date" ? dayIn : toText;
  // a list is no number, no choice and no yes or no, also where its text would look like one
  return (value) => (Array.isArray(toPlain(value)) ? toPlain(value) : toText(value));
}

/** A moment's day is the one on the shop's calendar. */
function dayIn(value: unknown, { calendar }: Scope): string {
  const text = toText(value);
  const ms = text.includes("T") ? instantMs(text) : null;
  return ms === null ? text : utcDay(wallOf(ms, calendar.timezone));
}
