/** What this person has made since the page was opened: lists show it at once, for it is what they look for. */
const made = new Set<string>();
/** Nobody looks for what they made fifty deeds ago. */
const madeMost = 50;

export function noteDeed(id: string): void {
  made.delete(id);
  made.add(id);
  for (const oldest of made) {
    if (made.size <= madeMost) return;
    made.delete(oldest);
  }
}
export const isOfOwnDeed = (id: string): boolean => made.has(id);
