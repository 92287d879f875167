/** A run as it happened: its journal as moments in order, each with what has passed since the one before. */
import type { Entry } from "./journal.ts";

type Shown = Extract<
  Entry,
  { kind: "started" | "decided" | "stopped" | "waiting" | "resolved" | "answered" | "failed" | "judged" | "parked" | "woken" | "ended" }
>;
export interface Moment {
  readonly entry: Shown;
  /** Milliseconds since the moment before it; 0 for the first. */
  readonly since: number;
}

/** What was only asked says nothing yet: its answer or failure does, and an open call is its step's own state. */
const isShown = (entry: Entry): entry is Shown => entry.kind !== "asked" && entry.kind !== "looked";

export function momentsOf(journal: readonly Entry[]): Moment[] {
  let before: number | null = null;
  return journal.filter(isShown).map((entry) => {
    const at = Date.parse(entry.at);
    const since = before === null || Number.isNaN(at) ? 0 : Math.max(0, at - before);
    before = at;
    return { entry, since };
  });
}
