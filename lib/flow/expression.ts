/** An expression compiled once: checked, bounded, and evaluated to data. It never throws, whatever text or values it is given. */

import { limits } from "../limits.ts";
import type { Failure } from "../run/failure.ts";
import { resetBudget } from "./budget.ts";
import type { ExpressionEnvironment } from "./expression-environment.ts";
import { type ExpressionProblem, problemOf, refusalIn, tooLong } from "./expression-problem.ts";
import { absent, makeLenient, type Recorded, skipped, traced } from "./lenient.ts";
import { isMissing } from "./missing.ts";
import { toPreview } from "./plain.ts";
import type { Scope } from "./scope.ts";
import { setShopClock } from "./shop-clock.ts";
import { spanOf, type Tree, textOf } from "./tree.ts";

/** `undefined` is a missing value. */
export type Evaluated = { ok: true; value: unknown } | { ok: false; failure: Failure };

/** One part of an expression with the value that it had. */
export interface Part {
  text: string;
  start: number;
  end: number;
  /** `missing`: not present. `skipped`: the answer did not depend on it. */
  state: "value" | "missing" | "skipped";
  value?: unknown;
}
export interface Explanation {
  expression: string;
  parts: Part[];
}

export interface Expression {
  text: string;
  /** Its CEL type: `bool`, `string`, `Money`, `dyn` ... */
  type: string;
  tree: Tree;
  evaluate(scope: Scope): Evaluated;
  /** Evaluates, and says the value of each part on the way. */
  explain(scope: Scope): { result: Evaluated; why: Explanation };
}
export type Compiled = { ok: true; expression: Expression } | { ok: false; problem: ExpressionProblem };

const compiled = new WeakMap<ExpressionEnvironment, Map<string, Compiled>>();

/** `test`: the result is taken for yes or no, so a missing one is no. */
export function compile(text: string, environment: ExpressionEnvironment, test = false): Compiled {
  let known = compiled.get(environment);
  if (!known) {
    known = new Map();
    compiled.set(environment, known);
  }
  const key = `${test ? "?" : "="}${text}`;
  let result = known.get(key);
  if (!result) {
    result = compileNow(text, environment, test);
    if (known.size >= limits.compiledMax) known.delete(known.keys().next().value ?? "");
    known.set(key, result);
  }
  return result;
}

function compileNow(text: string, environment: ExpressionEnvironment, test: boolean): Compiled {
  if (text.length > limits.expressionCharsMax) return { ok: false, problem: tooLong(text) };
  try {
    const program = environment.cel.parse(text);
    const tree = program.ast as unknown as Tree;
    const refusal = refusalIn(tree);
    if (refusal) return { ok: false, problem: refusal };
    const { valid, type, error } = program.check();
    if (!valid || type === undefined) return { ok: false, problem: problemOf(error, text, environment) };
    const recorded = makeLenient(tree, test || type === "bool");
    return { ok: true, expression: expressionOf(text, type, tree, program, recorded) };
  } catch (error) {
    return { ok: false, problem: problemOf(error, text, environment) };
  }
}

function expressionOf(text: string, type: string, tree: Tree, program: (scope: Scope) => unknown, recorded: Recorded[]): Expression {
  const evaluate = (scope: Scope): Evaluated => {
    resetBudget();
    setShopClock(scope.calendar);
    try {
      return { ok: true, value: program(scope) };
    } catch (error) {
      return isMissing(error) ? { ok: true, value: undefined } : { ok: false, failure: failureOf(error, text) };
    }
  };
  // where the parts stand does not change: worked out at every run, it took half of the time of a rehearsed flow
  let known: { slot: number; at: Place }[] | null = null;
  const places = () => {
    known ??= recorded
      .map(({ tree, slot }) => ({ slot, at: { text: textOf(tree), ...spanOf(tree) } }))
      .sort(({ at: a }, { at: b }) => a.start - b.start || b.end - a.end);
    return known;
  };
  const explain: Expression["explain"] = (scope) => {
    const [result, values] = traced(recorded.length, () => evaluate(scope));
    return { result, why: { expression: text, parts: places().map(({ slot, at }) => partOf(at, values[slot])) } };
  };
  return { text, type, tree, evaluate, explain };
}

type Place = Pick<Part, "text" | "start" | "end">;

function partOf(at: Place, value: unknown): Part {
  if (value === skipped) return { ...at, state: "skipped" };
  if (value === absent || value === undefined) return { ...at, state: "missing" };
  return { ...at, state: "value", value: safePreview(value) };
}

function safePreview(value: unknown): unknown {
  try {
    return toPreview(value);
  } catch {
    return null;
  }
}

const sentences: Record<string, string> = {
  division_by_zero: "it divides by zero",
  modulo_by_zero: "it divides by zero",
  numeric_overflow: "a number in it is too large",
  amount_overflow: "an amount in it is too large",
  limit_exceeded: "it looks at too many items",
};

function failureOf(error: unknown, text: string): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const reason = sentences[code] ?? "its values do not go together";
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return { code: `expression.${code.replaceAll("_", "-")}`, message: `“${shown}” has no result: ${reason}.`, final: true };
}

/** The value of each part of an expression in this scope; none where it does not compile. */
export function explain(text: string, environment: ExpressionEnvironment, scope: Scope): Part[] {
  const result = compile(text, environment);
  return result.ok ? result.expression.explain(scope).why.parts : [];
}
