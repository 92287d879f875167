"use client";
/** One starter flow: its picture, what the shop gains, what it takes, and the button that makes a draft of it. */
import { Cable, ChevronRight, PencilLine } from "lucide-react";
import { FlowPicture } from "#components/canvas/flow-picture.tsx";
import { StepPieces } from "#components/canvas/step-pieces.tsx";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FlowDocument } from "#lib/flow/flow.ts";
import type { SpokenFlow } from "#lib/flow/spoken-steps.ts";
import { starterWords } from "#lib/language/starters.ts";
import type { Template } from "#lib/templates/template.ts";

/** A starter as the page draws it, in the reader's language. */
export interface StarterShown extends Omit<Template, "draw" | "icon" | "answers"> {
  document: FlowDocument;
  spoken: SpokenFlow;
}

export function StarterCard({ starter, busy, onUse }: { starter: StarterShown; busy: boolean; onUse: (() => void) | null }) {
  const say = useSay();
  const { document, spoken } = starter;
  return (
    <article aria-labelledby={starter.id} className="flex h-full flex-col rounded-lg border border-line bg-raised p-4">
      <FlowPicture document={document} className="h-28 w-full" />
      <h3 id={starter.id} className="mt-3 font-semibold text-base">
        {say(starter.name)}
      </h3>
      <p className="mt-1 text-pretty text-muted text-sm">{say(starter.summary)}</p>
      <details className="group/steps mt-2 text-sm">
        <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded-sm text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="-ml-0.5 size-3.5 transition-transform group-open/steps:rotate-90" />
          {say(starterWords.steps, { n: document.nodes.length })}
        </summary>
        <ol className="mt-1.5 flex list-decimal flex-col gap-1 pl-5 text-muted marker:text-faint">
          {document.nodes.map((node) => (
            <li key={node.id}>
              <span className="text-ink">{spoken[node.id]?.title}</span>{" "}
              <span className="break-words">
                <StepPieces pieces={spoken[node.id]?.line ?? []} />
              </span>
            </li>
          ))}
        </ol>
      </details>
      <div className="flex-1" />
      <ul className="mt-3 flex flex-col gap-1 text-muted text-xs">
        <li className="flex items-start gap-1.5">
          <Cable aria-hidden className="mt-px size-3.5 shrink-0" />
          {say(
            starter.needs ??
              (starter.sample.type.startsWith("order.")
                ? starterWords.needsOrders
                : starter.sample.type === "message.received"
                  ? starterWords.needsMessages
                  : starterWords.needsNothing),
          )}
        </li>
        {starter.toDo ? (
          <li className="flex items-start gap-1.5">
            <PencilLine aria-hidden className="mt-px size-3.5 shrink-0" />
            {say(starterWords.toDo, { what: say(starter.toDo) })}
          </li>
        ) : null}
      </ul>
      {onUse ? (
        <Button className="mt-3 self-start" busy={busy} onClick={onUse}>
          {say(starterWords.use)}
        </Button>
      ) : null}
    </article>
  );
}
