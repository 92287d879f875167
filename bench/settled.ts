/** The one thing that a benchmark may fail by: an acknowledged order that is not there, or not finished, or there twice. */
import { setTimeout as pause } from "node:timers/promises";
import type { Counts, Running } from "./systems/system.ts";

/** Nothing may be open for longer than this after the last answer, s. */
const drainSecondsMax = 600;

const nothing: Counts = { accepted: 0, finished: 0, failed: 0, open: 0 };

/**
 * Waits until nothing more is open than was before, and adds up.
 *
 * @param unknown requests whose connection broke: each may have been taken or not
 * @param before what was there before the first order
 */
export async function settled(name: string, running: Running, acknowledged: number, before = nothing, unknown = 0): Promise<void> {
  const deadline = performance.now() + drainSecondsMax * 1_000;
  let counts = await running.counts();
  while (counts && counts.open > before.open && performance.now() < deadline) {
    await pause(100);
    counts = await running.counts();
  }
  if (!counts) return;
  const accepted = counts.accepted - before.accepted;
  const finished = counts.finished - before.finished;
  const failed = counts.failed - before.failed;
  const open = counts.open - before.open;
  const isKept = accepted >= acknowledged && accepted <= acknowledged + unknown;
  if (!isKept || finished !== accepted || failed !== 0 || open !== 0)
    throw new Error(
      `${name} does not add up: ${acknowledged} acknowledged (${unknown} more unknown), ${accepted} kept, ${finished} finished, ${failed} failed, ${open} open.`,
    );
}
