"use client";
/** How often a call to the outside is tried, and how long that takes in all. */
import { useId } from "react";
import { useEditor, useEditorStore } from "#components/canvas/editor-context.tsx";
import { useLocale, useSay } from "#components/language/say.tsx";
import { Input } from "#components/ui/input.tsx";
import { retryDelayMs } from "#engine/core/retry.ts";
import { changeStep } from "#lib/flow/edit/steps.ts";
import type { FlowNode } from "#lib/flow/flow.ts";
import { roughDuration } from "#lib/language/duration.ts";
import { formWords } from "#lib/language/inspector.ts";
import { limits } from "#lib/limits.ts";

const busy = { code: "", message: "", final: false };
/** Pauses are drawn by lot; half of each is what they come to. */
const halfway = 0.5;

function spanMs(tries: number): number {
  let ms = 0;
  for (let attempt = 1; attempt < tries; attempt += 1) ms += retryDelayMs(busy, attempt, halfway, tries) ?? 0;
  return ms;
}

export function TriesField({ node }: { node: FlowNode }) {
  const say = useSay();
  const locale = useLocale();
  const id = useId();
  const store = useEditorStore();
  const mayEdit = useEditor((state) => state.mayEdit);
  const tries = node.tries ?? limits.effectAttemptsMax;
  const set = (text: string) => {
    const typed = Number(text.normalize("NFKC").replace(/\D/g, ""));
    const next = Math.min(typed, limits.effectAttemptsMax);
    store
      .getState()
      .edit(
        (document) => changeStep(document, node.id, { tries: next < 1 || next === limits.effectAttemptsMax ? undefined : next }),
        `tries ${node.id}`,
      );
  };
  return (
    <div className="flex flex-col gap-1.5" data-field="tries">
      <label htmlFor={id} className="font-medium text-ink text-sm">
        {say(formWords.triesLabel)}
      </label>
      <div className="flex items-center gap-2">
        <Input
          id={id}
          type="number"
          min={1}
          max={limits.effectAttemptsMax}
          className="w-24!"
          value={tries}
          disabled={!mayEdit}
          aria-describedby={`${id}-span`}
          onChange={(event) => set(event.target.value)}
          onBlur={() => store.getState().seal()}
        />
        <span className="text-muted text-sm">{say(formWords.triesUnit, { n: tries })}</span>
      </div>
      <p id={`${id}-span`} className="text-pretty text-muted text-xs">
        {tries === 1 ? say(formWords.triesOnce) : say(formWords.triesOver, { span: roughDuration(spanMs(tries), locale) })}
      </p>
    </div>
  );
}
