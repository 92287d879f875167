"use client";
import { useSay } from "#components/language/say.tsx";
import { type SchemeId, sourceSchemes } from "#lib/commerce/source-schemes.ts";
import type { SourceScheme } from "#lib/commerce/sources/source-scheme.ts";
import { sourceKindsWords } from "#lib/language/source-kinds.ts";

/** What is left to do at the sender, in order. */
export function SourceSteps({ kind }: { kind: SchemeId }) {
  const say = useSay();
  const { steps, title }: SourceScheme = sourceSchemes[kind];
  if (steps.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-sm">{say(sourceKindsWords.stepsTitle, { kind: say(title) })}</h3>
      <ol className="flex list-decimal flex-col gap-1.5 pl-5 text-muted text-sm marker:text-faint">
        {steps.map((step) => (
          <li key={step.en} className="text-pretty">
            {say(step)}
          </li>
        ))}
      </ol>
    </section>
  );
}
