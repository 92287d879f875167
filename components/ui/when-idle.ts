/** Does what can wait once the browser has nothing else to do; returns how to call it off. */
export function whenIdle(work: () => unknown): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(work, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(() => void work(), { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
