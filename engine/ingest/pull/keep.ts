/** A batch of pulled messages on its way to commit 1, in its order, for as long as it takes. */
import { setTimeout as pause } from "node:timers/promises";
import { readingVersion, readMeaning } from "#lib/commerce/read-event.ts";
import { limits } from "#lib/limits.ts";
import { pauseAfter } from "../../connectors/again.ts";
import type { PulledMessage } from "../../connectors/pull.ts";
import { keyOf } from "../../connectors/webhooks.ts";
import type { Accepted, Incoming } from "../incoming.ts";

export interface PulledFrom {
  readonly sourceId: string;
  readonly workspaceId: string;
  readonly settings: { readonly platform: string; readonly topic: string; readonly dedupe: string };
}

export interface KeepParts {
  accept(incoming: Incoming): Promise<Accepted>;
  /** Counts what can never be kept. */
  reject(workspaceId: string, why: "rejected", sourceId: string): Promise<void>;
  report(error: unknown): void;
}

/**
 * Resolves when each message is committed, or counted as refused because it is no message that can be kept. What is no JSON is
 * kept and shown all the same: nobody would send it again.
 */
export async function keepPulled(
  parts: KeepParts,
  from: PulledFrom,
  messages: readonly PulledMessage[],
  signal: AbortSignal,
): Promise<void> {
  let open = messages;
  for (let tries = 0; open.length > 0; tries += 1) {
    signal.throwIfAborted();
    const results = await Promise.allSettled(open.map((message) => keepOne(parts, from, message)));
    open = open.filter((_, i) => results[i]?.status === "rejected");
    if (open.length > 0) await pause(pauseAfter(tries), null, { signal });
  }
}

async function keepOne(parts: KeepParts, from: PulledFrom, { id, topic, body }: PulledMessage): Promise<void> {
  const { sourceId, workspaceId, settings } = from;
  const refuse = () => parts.reject(workspaceId, "rejected", sourceId);
  if (body.length > limits.bodyBytesMax) return refuse();
  const reading = { platform: settings.platform === "auto" ? "" : settings.platform, topic: settings.topic || topic, v: readingVersion };
  const read = readMeaning(reading, body.toString("utf8"));
  const incoming: Incoming = {
    workspaceId,
    sourceId,
    origin: "webhook",
    reading,
    read,
    body,
    headers: {},
    dedupeKey: keyOf(settings.dedupe, id, body, read.body),
    receivedAt: new Date(),
  };
  try {
    await parts.accept(incoming);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "overloaded") throw error;
    parts.report(error);
    await refuse();
  }
}
