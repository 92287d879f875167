import { useEffect, useRef } from "react";

interface Early {
  readonly text: string;
  /** Enter was pressed after it. */
  readonly enter: boolean;
}

/**
 * Keeps what is typed between asking for a dialog and its input having the keyboard: it may still be on its way, and the page below
 * would take the letters for its shortcuts.
 * @returns what was kept, once, for the input that has come
 */
export function useEarlyKeys(open: boolean, close: () => void): () => Early {
  const early = useRef<{ text: string; enter: boolean } | null>(null);
  useEffect(() => {
    if (!open) return;
    early.current = { text: "", enter: false };
    const keep = (event: KeyboardEvent) => {
      const kept = early.current;
      if (!kept || event.isComposing) return;
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === "Escape") close();
      else if (event.key === "Enter") kept.enter = true;
      else if (event.key === "Backspace") kept.text = kept.text.slice(0, -1);
      else if (isLetter) kept.text += event.key;
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", keep, true);
    return () => {
      early.current = null;
      window.removeEventListener("keydown", keep, true);
    };
  }, [open, close]);
  return () => {
    const kept = early.current ?? { text: "", enter: false };
    early.current = null;
    return kept;
  };
}
