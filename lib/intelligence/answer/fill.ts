/** An answer with its order's fields filled in. One that is missing is named: half an answer is none. */

import type { ShopCalendar } from "../../calendar/calendar.ts";
import type { CanonicalEvent } from "../../commerce/event.ts";
import { environmentFor } from "../../flow/expression-environment.ts";
import type { ExpressionProblem } from "../../flow/expression-problem.ts";
import { isEmpty, toText } from "../../flow/plain.ts";
import { scopeOf } from "../../flow/scope.ts";
import { type CompiledTemplate, compileTemplate } from "../../flow/template.ts";

export type AnswerParts = Pick<CanonicalEvent, "order" | "customer" | "message">;

const environment = environmentFor({ parts: ["order", "customer", "message"], steps: new Map() });

const kept = new Map<string, CompiledTemplate>();
const keptMax = 500;
function compiled(answer: string): CompiledTemplate {
  const known = kept.get(answer);
  if (known) return known;
  if (kept.size >= keptMax) kept.clear();
  const fresh = compileTemplate(answer, environment);
  kept.set(answer, fresh);
  return fresh;
}

/** What is wrong with an answer as it is written; empty: nothing. */
export const answerProblems = (answer: string): readonly ExpressionProblem[] => compiled(answer).problems;

export type Filled = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly missing: readonly string[] };

export function fillAnswer(answer: string, parts: AnswerParts, now: string, calendar?: ShopCalendar): Filled {
  const { template, problems } = compiled(answer);
  if (problems.length > 0) return { ok: false, missing: problems.map(({ range }) => answer.slice(range.start, range.end).trim()) };
  const event: CanonicalEvent = {
    id: "",
    workspaceId: "",
    sourceId: null,
    type: "message.received",
    topic: "",
    entity: null,
    occurredAt: "",
    ours: false,
    receivedAt: now,
    body: null,
    ...parts,
  };
  const scope = scopeOf(event, {}, now, calendar);
  const missing: string[] = [];
  let text = "";
  for (const part of template.parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    const result = part.evaluate(scope);
    if (!result.ok || isEmpty(result.value)) missing.push(part.text.trim());
    else text += toText(result.value);
  }
  return missing.length > 0 ? { ok: false, missing } : { ok: true, text };
}
