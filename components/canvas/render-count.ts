/** How often each step and way was drawn: counted where a test or the bench has put a counter, else nothing. */
declare global {
  var tradewindDrawn: Map<string, number> | undefined;
}

export function countDrawn(id: string): void {
  const counted = globalThis.tradewindDrawn;
  counted?.set(id, (counted.get(id) ?? 0) + 1);
}
