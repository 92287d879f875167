/** The kinds of step this browser used last. */
const place = "tradewind/recent-steps";
const most = 3;

export function recentSteps(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((type): type is string => typeof type === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberStep(type: string): void {
  try {
    localStorage.setItem(place, JSON.stringify([type, ...recentSteps().filter((each) => each !== type)].slice(0, most)));
  } catch {
    // A browser that keeps nothing has no recent steps.
  }
}
