/** What makes two failed runs the same problem: where it went wrong, how, and the sentence about it without what differs from run to run. */
import { limits } from "../limits.ts";
import type { Entry, EntryOf } from "../run/journal.ts";

export interface FailedRun {
  readonly flowId: string;
  readonly code: string;
  readonly message: string;
  readonly journal: readonly Entry[];
}
export interface Cause {
  /** The step that failed; empty where the run itself did. */
  readonly step: string;
  /** The connection whose other side is at fault: then the flows that use it share the problem. Empty: the flow's own. */
  readonly connectionId: string;
  readonly code: string;
  /** The message without numbers, ids and quoted values. */
  readonly sentence: string;
  /** All of it in one text: equal for runs of one problem only. */
  readonly key: string;
}

/** Ways to fail that lie with the other system, whichever flow called it. */
const othersFault = new Set([
  "http.dns",
  "http.connection",
  "http.tls",
  "http.timeout",
  "http.slow-down",
  "http.status",
  "http.connection-secret",
  "http.connection-missing",
  "connection.resting",
  "connection.rate-limited",
]);

/** A run that failed over runs of its own: the problem is theirs, and news of it would be said twice. */
export const isFollowing = (code: string): boolean => code === "items.failed" || code === "flow.failed";

export function causeOf({ flowId, code, message, journal }: FailedRun): Cause {
  const last = journal.findLast(
    (entry): entry is EntryOf<"failed"> | EntryOf<"stopped"> => entry.kind === "failed" || entry.kind === "stopped",
  );
  const asked = last && journal.findLast((entry) => entry.kind === "asked" && entry.node === last.node);
  const connectionId = asked?.kind === "asked" && othersFault.has(code) ? connectionIn(asked.input) : "";
  const step = last?.node ?? "";
  const sentence = withoutDetails(message, code);
  const place = connectionId === "" ? `${flowId}/${step}` : `connection/${connectionId}`;
  return { step, connectionId, code, sentence, key: `${place}/${code}/${sentence}` };
}

function connectionIn(input: unknown): string {
  const id = typeof input === "object" && input !== null && "connectionId" in input ? input.connectionId : "";
  return typeof id === "string" && /^[0-9a-f-]{36}$/i.test(id) ? id : "";
}

/** Quoted values, addresses, ids and numbers differ from run to run. An answer's status is what it is about, and stays. */
function withoutDetails(message: string, code: string): string {
  const text = message.slice(0, limits.problemSentenceChars);
  const plain = text
    .replace(/“[^”]*”|"[^"]*"|`[^`]*`/g, "“…”")
    .replace(/\b[\w.+-]+@[\w-]+\.[\w.-]+/g, "…")
    .replace(/(https?:\/\/[^/\s]+)\/\S*/g, "$1/…")
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "…");
  const status = code.startsWith("http.") ? /\banswered \d{3}\b/.exec(plain)?.[0] : undefined;
  const bare = plain.replace(/[#\w-]*\d[\w-]*(?:[.,:]\d+)*/g, "…");
  return status === undefined ? bare : bare.replace(/\banswered …/, status);
}
