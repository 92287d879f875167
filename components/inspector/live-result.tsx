"use client";
/** Under an expression: what it comes to on the sample event, and on demand the value of each of its parts. */
import { ChevronRight } from "lucide-react";
import { useLanguageTag, useSay } from "#components/language/say.tsx";
import { compile, type Part } from "#lib/flow/expression.ts";
import { toPlain } from "#lib/flow/plain.ts";
import { compileTemplate } from "#lib/flow/template.ts";
import { codeWords } from "#lib/language/functions.ts";
import { verdictWords } from "#lib/language/verdicts.ts";
import type { ExpressionType } from "#lib/nodes/fields.ts";
import { Truth } from "./condition/verdict.tsx";
import { liveText } from "./live-value.tsx";
import { useMoment } from "./use-moment.ts";

export interface LiveResultProps {
  nodeId: string;
  text: string;
  kind: "template" | "expression";
  returns: ExpressionType | undefined;
}

export function LiveResult(props: LiveResultProps) {
  const { text, kind } = props;
  return text.trim() === "" || (kind === "template" && !text.includes("{{")) ? null : kind === "template" ? (
    <TemplateResult {...props} />
  ) : (
    <ExpressionResult {...props} />
  );
}

function TemplateResult({ nodeId, text }: LiveResultProps) {
  const say = useSay();
  const { environment, scope } = useMoment(nodeId);
  const { template, problems } = compileTemplate(text, environment);
  if (problems.length > 0) return null;
  const result = template.render(scope);
  const said = !result.ok
    ? say(codeWords.noResult)
    : result.text.trim() === ""
      ? say(codeWords.nothing)
      : say(codeWords.result, { value: result.text });
  return (
    <p data-live-result className="line-clamp-3 whitespace-pre-line break-words text-muted text-xs">
      {said}
    </p>
  );
}

function ExpressionResult({ nodeId, text, returns }: LiveResultProps) {
  const say = useSay();
  const tag = useLanguageTag();
  const { environment, scope } = useMoment(nodeId);
  const compiled = compile(text, environment, returns === "bool");
  if (!compiled.ok) return null;
  const { result, why } = compiled.expression.explain(scope);
  const shown = (value: unknown) => liveText(toShown(value), say, tag);
  if (returns === "bool") {
    const holds = result.ok ? result.value === true : null;
    const parts = why.parts.filter(({ start, end }) => end - start < text.trim().length);
    return (
      <details data-live-result className="group/parts text-xs">
        <summary className="flex w-fit items-center gap-1.5 rounded-sm text-muted hover:text-ink">
          <Truth holds={holds} />
          {say(holds === null ? verdictWords.unknown : holds ? verdictWords.holds : verdictWords.holdsNot)}
          {parts.length > 0 ? (
            <>
              <span aria-hidden>·</span>
              {say(codeWords.showParts)}
              <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/parts:rotate-90" />
            </>
          ) : null}
        </summary>
        <ul className="mt-1.5 overflow-hidden rounded-md border border-line">
          {parts.map((part) => (
            <li key={`${part.start}-${part.end}`} className="flex items-baseline gap-2 border-line border-b px-2.5 py-1 last:border-b-0">
              <code className="min-w-0 flex-1 break-words font-mono">{part.text}</code>
              <span className="tabular max-w-[45%] truncate text-muted">{partText(part, shown, say(verdictWords.notPresent))}</span>
              {typeof part.value === "boolean" ? <Truth holds={part.value} /> : null}
            </li>
          ))}
        </ul>
      </details>
    );
  }
  return (
    <p data-live-result className="line-clamp-3 break-words text-muted text-xs">
      {!result.ok
        ? say(codeWords.noResult)
        : result.value === undefined
          ? say(codeWords.nothing)
          : say(codeWords.result, { value: shown(result.value) })}
    </p>
  );
}

/** Half a result has no text of its own, as one in no currency. */
function toShown(value: unknown): unknown {
  try {
    return toPlain(value);
  } catch {
    return undefined;
  }
}

function partText({ state, value }: Part, shown: (value: unknown) => string, notPresent: string): string {
  if (state === "skipped") return "–";
  if (state === "missing") return notPresent;
  return typeof value === "boolean" ? "" : shown(value);
}
