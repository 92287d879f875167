/** Undo and redo: whole documents, which share all that did not change, so a step back restores exactly. */
import { limits } from "../../limits.ts";
import type { FlowDocument } from "../flow.ts";

export interface History {
  past: readonly FlowDocument[];
  present: FlowDocument;
  future: readonly FlowDocument[];
  /** What the last edit was about: the next one about the same thing joins it (a drag, typing in one field). */
  open: string | null;
}

export const startHistory = (present: FlowDocument): History => ({
  past: [],
  present,
  future: [],
  open: null,
});

export function record(history: History, next: FlowDocument, about: string | null = null): History {
  if (next === history.present) return history;
  if (about !== null && about === history.open) return { ...history, present: next, future: [] };
  const past = [...history.past, history.present].slice(-limits.undoStepsMax);
  return { past, present: next, future: [], open: about };
}

/** The next edit starts a new step, whatever it is about. */
export const seal = (history: History): History => (history.open === null ? history : { ...history, open: null });

export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    open: null,
  };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return {
    past: [...history.past, history.present],
    present: next,
    future,
    open: null,
  };
}
