/** What this person has made or removed since the page was opened: lists show it at once, for it is what they look for. */
const deeds = new Map<string, "made" | "removed">();
/** Nobody looks for what they did fifty deeds ago. */
const deedsMost = 50;

function note(id: string, deed: "made" | "removed"): void {
  deeds.delete(id);
  deeds.set(id, deed);
  for (const oldest of deeds.keys()) {
    if (deeds.size <= deedsMost) return;
    deeds.delete(oldest);
  }
}
export const noteDeed = (id: string): void => note(id, "made");
export const noteRemoval = (id: string): void => note(id, "removed");
export const isOfOwnDeed = (id: string): boolean => deeds.get(id) === "made";
export const isOwnRemoval = (id: string): boolean => deeds.get(id) === "removed";
