/** Keeps the sample that a starter flow brings, in this window, for the flow that was made of it. */
export const starterKey = (flowId: string) => `tradewind-starter/${flowId}`;

export function keepStarterSample(flowId: string, sample: Record<string, unknown>): void {
  try {
    sessionStorage.setItem(starterKey(flowId), JSON.stringify(sample));
  } catch {
    // a browser that keeps nothing: the usual example does
  }
}
