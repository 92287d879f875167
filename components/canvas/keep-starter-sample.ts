/** Keeps the sample that a starter flow brings, and what others would answer it, for the flow that was made of it. */
import { pinsKey } from "#components/try/pins-key.ts";
import type { Pin } from "#engine/core/rehearsed.ts";

export const starterKey = (flowId: string) => `tradewind-starter/${flowId}`;

export function keepStarterSample(flowId: string, sample: Record<string, unknown>, answers: Readonly<Record<string, Pin>> = {}): void {
  try {
    sessionStorage.setItem(starterKey(flowId), JSON.stringify(sample));
    if (Object.keys(answers).length > 0) localStorage.setItem(pinsKey(flowId), JSON.stringify(answers));
  } catch {
    // a browser that keeps nothing: the usual example does
  }
}
