/** Keys of calls: a step's own begins with its run, that of taking it back with the job that does so. */

export interface Visited {
  readonly runId: string;
  readonly node: string;
  readonly visit: number;
}

/** One job takes back what one visit of a step did once, however often it comes to it. */
export const undoKey = (jobId: string, { runId, node, visit }: Visited): string => `undo/${jobId}/${runId}/${node}/${visit}`;

export const isUndoKey = (key: string): boolean => key.startsWith("undo/");

/** Null: it is no run's. */
export function runOfKey(key: string): string | null {
  const [first = "", , third = ""] = key.split("/", 3);
  const id = isUndoKey(key) ? third : first;
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : null;
}
