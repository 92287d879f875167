/** The sample that a starter flow brings: kept by this window for the flow that was made of it, so that it can be tried at once. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { readTradewind } from "#lib/commerce/platforms/tradewind.ts";

const keyOf = (flowId: string) => `tradewind-starter/${flowId}`;

export function keepStarterSample(flowId: string, sample: Record<string, unknown>): void {
  try {
    sessionStorage.setItem(keyOf(flowId), JSON.stringify(sample));
  } catch {
    // a browser that keeps nothing: the usual example does
  }
}

export function starterSample(flowId: string, now: number): CanonicalEvent | null {
  try {
    const text = sessionStorage.getItem(keyOf(flowId));
    if (text === null) return null;
    const at = new Date(now).toISOString();
    const body: unknown = { occurredAt: at, ...JSON.parse(text) };
    const read = readTradewind("", body);
    return read && { ...read, id: `example-${read.type}`, workspaceId: "", sourceId: null, receivedAt: at, body };
  } catch {
    return null;
  }
}
