"use client";
import clsx from "clsx";
import { FlaskConical } from "lucide-react";
import { useEffect } from "react";
import { useEditor } from "#components/canvas/editor-context.tsx";
import { documentOf } from "#components/canvas/editor-store.ts";
import { inLayer, writesText } from "#components/canvas/key-actions.ts";
import { useSay } from "#components/language/say.tsx";
import { Button } from "#components/ui/button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { tryWords } from "#lib/language/try.ts";
import { useTry, useTryStore } from "./try-context.tsx";

/** Opens and closes it; also by the key T. */
export function TryButton() {
  const say = useSay();
  const store = useTryStore();
  const open = useTry((state) => state.open);
  const empty = useEditor((state) => documentOf(state).nodes.length === 0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      if (event.key.toLowerCase() !== "t" || !isPlain || empty || writesText(event.target) || inLayer(event.target)) return;
      event.preventDefault();
      store.getState().set({ open: !store.getState().open });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [store, empty]);
  return (
    <Tooltip text={`${say(tryWords.open)} (T)`}>
      <Button
        aria-pressed={open}
        disabled={empty}
        className={clsx(open && "bg-sunken!")}
        onClick={() => store.getState().set({ open: !open })}
      >
        <FlaskConical aria-hidden />
        <span className="max-lg:sr-only">{say(tryWords.title)}</span>
      </Button>
    </Tooltip>
  );
}
