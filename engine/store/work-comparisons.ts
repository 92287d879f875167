/** Finds comparisons to be worked and gives each to a thread of its own, one at a time. One that went silent is begun anew. */
import { Worker } from "node:worker_threads";
import type { Sql } from "#drizzle/client.ts";
import { limits } from "#lib/limits.ts";

/** @param begun is given how to end the thread that works now */
export async function workComparisons(url: string, sql: Sql, begun: (stop: (() => Promise<unknown>) | null) => void): Promise<void> {
  for (;;) {
    const [taken] = await sql<{ id: string }[]>`
      update comparison set worked_until = now() + ${limits.comparedLeaseMs} * interval '1 millisecond'
      where id = (select id from comparison where state = 'running' and (worked_until is null or worked_until < now())
        order by created_at limit 1 for update skip locked)
      returning id`;
    if (!taken) return;
    const { id } = taken;
    try {
      await inThread(url, id, begun);
    } catch (error) {
      await sql`update comparison set state = 'failed', ended_at = now() where id = ${id} and state = 'running'`;
      throw error;
    } finally {
      begun(null);
    }
  }
}

/** One comparison in a thread and a memory of its own. */
export const comparingThread = (url: string, id: string): Worker =>
  new Worker(new URL("./compare-worker.ts", import.meta.url), {
    workerData: { url, id },
    resourceLimits: { maxOldGenerationSizeMb: limits.comparedMemoryMb, maxYoungGenerationSizeMb: limits.comparedYoungMb },
  });

function inThread(url: string, id: string, begun: Parameters<typeof workComparisons>[2]): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = comparingThread(url, id);
    let isStopped = false;
    begun(() => {
      isStopped = true;
      return worker.terminate();
    });
    worker.once("error", reject);
    // one that is stopped goes on in the next process
    worker.once("exit", (code) => (code === 0 || isStopped ? resolve() : reject(new Error(`the comparison's thread ended with ${code}`))));
  });
}
