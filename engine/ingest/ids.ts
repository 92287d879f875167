/** New ids. An event's is a UUIDv7; a run's has the same time and, for the rest, a hash of (event, flow, replay): one run, one id. */
import { hash, randomFillSync } from "node:crypto";

const random = Buffer.alloc(4096);
let used = random.length;

let lastMs = 0;
let sameMs = 0;

/** Ids made in one millisecond grow too, so that a list by id is in the order of arrival. */
export function eventId(ms: number): string {
  sameMs = ms === lastMs ? (sameMs + 1) & 0xfff : 0;
  lastMs = ms;
  if (used + 10 > random.length) {
    randomFillSync(random);
    used = 0;
  }
  const tail = random.subarray(used, used + 10);
  used += 10;
  return uuid7(ms.toString(16).padStart(12, "0"), sameMs.toString(16).padStart(3, "0") + tail.toString("hex").slice(3));
}

export function runId(event: string, flow: string, replay: number): string {
  return uuid7(event.slice(0, 8) + event.slice(9, 13), hash("sha256", `${event}/${flow}/${replay}`, "hex"));
}

/**
 * What a repetition's id is made of besides the event and its number: the flow; for an item or a called flow its own first run,
 * since one event has many of those.
 */
export const seedOf = (root: string, event: string, flow: string): string => (root === runId(event, flow, 0) ? flow : root);

/** The ids that the first repetitions of a run have, or would have. */
export function repetitionsOf(root: string, event: string, flow: string): string[] {
  const seed = seedOf(root, event, flow);
  return Array.from({ length: 32 }, (_, i) => runId(event, seed, i + 1));
}

/** Which of the shards a lane belongs to (FNV-1a); final, since its numbers are on disk. */
export function shardOf(lane: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < lane.length; i++) hash = Math.imul(hash ^ lane.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shards;
}

function uuid7(time: string, tail: string): string {
  const variant = ((Number.parseInt(tail[3] ?? "0", 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}
