"use client";
/** "Then…": where the next step goes while the flow is nothing but its start. */
import { Plus } from "lucide-react";
import { ViewportPortal } from "reactflow";
import { useSay } from "#components/language/say.tsx";
import { columnStep } from "#lib/flow/edit/place.ts";
import { emptyWords } from "#lib/language/editor.ts";
import { useEditor } from "./editor-context.tsx";
import { documentOf } from "./editor-store.ts";

export function NextStepHint() {
  const say = useSay();
  const lonely = useEditor((state) => {
    const { nodes } = documentOf(state);
    return nodes.length === 1 && state.mayEdit ? nodes[0] : undefined;
  });
  const openPalette = useEditor((state) => state.openPalette);
  if (!lonely) return null;
  return (
    <ViewportPortal>
      <button
        type="button"
        onClick={() => openPalette({ after: { from: lonely.id } })}
        style={{ transform: `translate(${lonely.position.x + columnStep}px, ${lonely.position.y}px)` }}
        className="nopan pointer-events-auto absolute flex w-60 items-center gap-2.5 rounded-lg border border-line-strong border-dashed bg-surface px-3 py-2.5 text-left text-sm transition-colors hover:border-accent hover:bg-accent-soft"
      >
        <span className="flex size-7 shrink-0 items-center justify-center rounded-md text-accent">
          <Plus aria-hidden className="size-4" />
        </span>
        <span className="min-w-0">
          <span className="block font-medium text-ink">{say(emptyWords.next)}</span>
          <span className="block truncate text-muted text-xs">{say(emptyWords.nextHint)}</span>
        </span>
      </button>
    </ViewportPortal>
  );
}
