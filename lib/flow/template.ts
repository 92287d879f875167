/** Text with `{{ expression }}` parts, cut up once; what stands between the braces is an expression like any other. */
import { expressionWords, fill } from "../language/flow-problems.ts";
import { limits } from "../limits.ts";
import type { Failure } from "../run/failure.ts";
import { compile, type Expression } from "./expression.ts";
import type { ExpressionEnvironment } from "./expression-environment.ts";
import type { ExpressionProblem } from "./expression-problem.ts";
import { toText } from "./plain.ts";
import type { Scope } from "./scope.ts";
import { piecesOf } from "./template-pieces.ts";

/** The expression of a text that is nothing but one, with its place; null: there is more, or none. */
export function soleExpression(text: string): { text: string; start: number } | null {
  const { pieces, open } = piecesOf(text.trim());
  const [only, ...others] = pieces;
  if (open !== null || others.length > 0 || !only || "text" in only || only.expression.trim() === "") return null;
  return { text: only.expression, start: text.indexOf("{{") + 2 };
}

export type Rendered = { ok: true; text: string } | { ok: false; failure: Failure };
export interface Template {
  parts: readonly (string | Expression)[];
  render(scope: Scope): Rendered;
}
export type CompiledTemplate = { template: Template; problems: ExpressionProblem[] };

/** `problems` is empty where the template is good. */
export function compileTemplate(text: string, environment: ExpressionEnvironment): CompiledTemplate {
  const { pieces, open } = piecesOf(text);
  const problems: ExpressionProblem[] = [];
  if (open !== null)
    problems.push({ code: "template.open", range: { start: open, end: text.length }, message: expressionWords.openBraces });
  const parts = pieces.map((piece): string | Expression => {
    if ("text" in piece) return piece.text;
    if (piece.expression.trim() === "") {
      problems.push({
        code: "template.empty",
        range: { start: piece.start - 2, end: piece.end + 2 },
        message: fill(expressionWords.empty),
      });
      return "";
    }
    const compiled = compile(piece.expression, environment);
    if (compiled.ok) return compiled.expression;
    const { range } = compiled.problem;
    problems.push({ ...compiled.problem, range: { start: piece.start + range.start, end: piece.start + range.end } });
    return "";
  });
  return { template: { parts, render: (scope) => render(parts, scope) }, problems };
}

const tooLong: Failure = {
  code: "template.too-long",
  message: `A text became longer than ${limits.textCharsMax} characters.`,
  final: true,
};

function render(parts: readonly (string | Expression)[], scope: Scope): Rendered {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else {
      const result = part.evaluate(scope);
      if (!result.ok) return result;
      const shown = textOrFailure(result.value, part.text);
      if (typeof shown !== "string") return { ok: false, failure: shown };
      text += shown;
    }
    if (text.length > limits.textCharsMax) return { ok: false, failure: tooLong };
  }
  return { ok: true, text };
}

function textOrFailure(value: unknown, expression: string): string | Failure {
  try {
    return toText(value);
  } catch {
    return { code: "template.unshowable", message: `“${expression.trim()}” has a value that cannot be written as text.`, final: true };
  }
}
