/** How a problem's state goes on when it comes back, and what is news. Pure: the times are given. */
export const problemStates = ["open", "muted", "resolved"] as const;
export type ProblemState = (typeof problemStates)[number];

export interface ProblemNow {
  readonly state: ProblemState;
  /** When somebody muted or resolved it. */
  readonly changedAt: number | null;
  /** Muted for a time; null with `muted`: until a flow that has it is published anew. */
  readonly mutedUntil: number | null;
}
export interface Again {
  /** When the last of the new failures ended. */
  readonly endedAt: number;
  /** When the newest version that failed was published. */
  readonly publishedAt: number;
}
export type News = "new" | "reopened" | null;

/** What failures do to a problem that is there. Those that ended before it was resolved belong to what was resolved. */
export function comesAgain(now: ProblemNow, { endedAt, publishedAt }: Again): { state: ProblemState; news: News } {
  const changedAt = now.changedAt ?? 0;
  if (now.state === "resolved") return endedAt > changedAt ? { state: "open", news: "reopened" } : { state: "resolved", news: null };
  if (now.state === "open") return { state: "open", news: null };
  const over = now.mutedUntil === null ? publishedAt > changedAt : endedAt >= now.mutedUntil;
  return over ? { state: "open", news: "reopened" } : { state: "muted", news: null };
}
