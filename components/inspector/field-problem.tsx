"use client";
/** What is wrong with a field, said under it: the sentence, and the place in the text where there is one. */
import clsx from "clsx";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { useSay } from "#components/language/say.tsx";
import type { Problem } from "#lib/flow/flow.ts";

export function FieldProblems({ id, problems, text }: { id: string; problems: readonly Problem[]; text?: string | undefined }) {
  const say = useSay();
  return (
    <ul id={id} aria-live="polite" className={clsx("flex flex-col gap-1", problems.length === 0 && "hidden")}>
      {problems.map((problem) => {
        const Icon = problem.level === "error" ? CircleAlert : TriangleAlert;
        return (
          <li
            key={`${problem.code}/${problem.range?.start}/${problem.message.en}`}
            className={clsx("flex items-start gap-1.5 text-xs", problem.level === "error" ? "text-bad" : "text-warn")}
          >
            <Icon aria-hidden className="mt-[2px] size-3.5 shrink-0" />
            <span className="min-w-0">
              {say(problem.message)}
              {text && problem.range && problem.range.end > problem.range.start ? <Excerpt text={text} range={problem.range} /> : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const around = 18;

/** The spot in the text, underlined. */
function Excerpt({ text, range }: { text: string; range: { start: number; end: number } }) {
  const from = Math.max(0, range.start - around);
  const to = Math.min(text.length, range.end + around);
  if (text.slice(range.start, range.end).trim() === "") return null;
  return (
    <code className="mt-0.5 block break-all font-mono text-muted">
      {from > 0 ? "…" : ""}
      {text.slice(from, range.start)}
      <mark className="bg-transparent text-bad underline decoration-2 decoration-wavy underline-offset-2">
        {text.slice(range.start, range.end)}
      </mark>
      {text.slice(range.end, to)}
      {to < text.length ? "…" : ""}
    </code>
  );
}
