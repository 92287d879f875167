import { useEffect, useLayoutEffect, useRef } from "react";

export interface Early {
  readonly text: string;
  /** Enter was pressed after it. */
  readonly enter: boolean;
}

/**
 * Keeps what is typed between asking for a list and its input having the keyboard: it may still be on its way, and the page below
 * would take the letters for its shortcuts.
 * @returns what was kept, once, for the input that has come
 */
export function useEarlyKeys(open: boolean, close: () => void): () => Early {
  const early = useRef<{ text: string; enter: boolean } | null>(null);
  // a drawing in between gives another function and forgets no keys
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  // before any input inside can have the keyboard and ask for what was kept: effects of what is inside run first
  useLayoutEffect(() => {
    if (!open) return;
    early.current = { text: "", enter: false };
    const keep = (event: KeyboardEvent) => {
      const kept = early.current;
      if (!kept || event.isComposing) return;
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === "Escape") latest.current();
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
  }, [open]);
  return () => {
    const kept = early.current ?? { text: "", enter: false };
    early.current = null;
    return kept;
  };
}

/** Frames that a list may take to show what it finds. */
const framesMost = 30;

/** Enter that was pressed early takes the best of what is found, once it is there. */
export function enterOnceFound(input: HTMLElement, frames = framesMost): void {
  requestAnimationFrame(() => {
    const found = input.closest("[cmdk-root]")?.querySelector("[cmdk-item][aria-selected='true']");
    if (found) input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    else if (frames > 0) enterOnceFound(input, frames - 1);
  });
}
