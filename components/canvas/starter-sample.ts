/** The sample that a starter flow brings, so that it can be tried at once. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { readTradewind } from "#lib/commerce/platforms/tradewind.ts";
import { starterKey } from "./keep-starter-sample.ts";

export function starterSample(flowId: string, now: number): CanonicalEvent | null {
  try {
    const text = sessionStorage.getItem(starterKey(flowId));
    if (text === null) return null;
    const at = new Date(now).toISOString();
    const body: unknown = { occurredAt: at, ...JSON.parse(text) };
    const read = readTradewind("", body);
    return read && { ...read, id: `example-${read.type}`, workspaceId: "", sourceId: null, receivedAt: at, body };
  } catch {
    return null;
  }
}
