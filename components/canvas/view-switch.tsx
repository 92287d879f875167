"use client";
/** The drawing or the list; a narrow screen begins with the list, and the browser remembers what was chosen. */
import clsx from "clsx";
import { List, Workflow } from "lucide-react";
import { useEffect } from "react";
import { useSay } from "#components/language/say.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { listWords } from "#lib/language/canvas.ts";
import { useEditor, useEditorStore } from "./editor-context.tsx";
import type { View } from "./editor-store.ts";

const place = "tradewind/flow-view";
/** Below this the drawing shows two steps at best. */
const narrow = "(max-width: 699px)";

function chosen(): View {
  try {
    const kept = localStorage.getItem(place);
    if (kept === "list" || kept === "drawing") return kept;
  } catch {
    // A browser that keeps nothing goes by its width.
  }
  return matchMedia(narrow).matches ? "list" : "drawing";
}

export function rememberView(view: View): void {
  try {
    localStorage.setItem(place, view);
  } catch {
    // It holds for this page.
  }
}

/** Once the page is there: the server does not know how wide it is. */
export function useRememberedView(): void {
  const store = useEditorStore();
  useEffect(() => store.getState().set({ view: chosen() }), [store]);
}

const views: readonly { view: View; words: keyof typeof listWords; icon: typeof List }[] = [
  { view: "drawing", words: "drawing", icon: Workflow },
  { view: "list", words: "asList", icon: List },
];

export function ViewSwitch() {
  const say = useSay();
  const store = useEditorStore();
  const view = useEditor((state) => state.view);
  return (
    <div role="radiogroup" aria-label={say(listWords.view)} className="flex shrink-0 rounded-md border border-line p-0.5">
      {views.map((each) => (
        <Tooltip key={each.view} text={`${say(listWords[each.words])} (L)`}>
          {/* biome-ignore lint/a11y/useSemanticElements: a pair of buttons that say which one holds */}
          <button
            type="button"
            role="radio"
            aria-checked={each.view === view}
            aria-label={say(listWords[each.words])}
            onClick={() => {
              store.getState().set({ view: each.view });
              rememberView(each.view);
            }}
            className={clsx(
              "flex size-6.5 items-center justify-center rounded-sm transition-colors",
              each.view === view ? "bg-sunken text-ink" : "text-faint hover:text-ink",
            )}
          >
            <each.icon aria-hidden className="size-4" />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}
