/**
 * Counts refused messages in groups: one write is under way, and what is refused meanwhile is in the next. Memory is one number
 * a workspace, whatever the flood; what could not be written is kept for the next try.
 */
export interface Rejections {
  /** Resolves once it is written, or could not be. */
  add(workspaceId: string): Promise<void>;
  /** Resolves when everything added so far is written, or could not be. */
  drain(): Promise<void>;
}

export function rejections(write: (counts: ReadonlyMap<string, number>) => Promise<void>, report: (error: unknown) => void): Rejections {
  let counts = new Map<string, number>();
  let next: Promise<void> | null = null;
  let running: Promise<void> | null = null;

  async function writeNext() {
    const batch = counts;
    counts = new Map();
    next = null;
    running = write(batch).catch((error: unknown) => {
      report(error);
      for (const [workspaceId, n] of batch) count(workspaceId, n);
    });
    await running;
    running = null;
  }
  function count(workspaceId: string, n: number) {
    counts.set(workspaceId, (counts.get(workspaceId) ?? 0) + n);
  }
  return {
    add(workspaceId) {
      count(workspaceId, 1);
      next ??= Promise.resolve(running).then(writeNext);
      return next;
    },
    async drain() {
      await (next ?? running);
      if (counts.size > 0) await writeNext();
    },
  };
}
