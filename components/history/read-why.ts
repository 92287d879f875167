/** Reads what a run recorded of a condition's parts; a record of another shape is no parts, and is then shown as it is. */
export interface WhyPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly state?: string | undefined;
  readonly value?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isPart = (value: unknown): value is Record<string, unknown> & WhyPart =>
  isObject(value) &&
  typeof value["text"] === "string" &&
  Number.isFinite(value["start"]) &&
  Number.isFinite(value["end"]) &&
  (value["state"] === undefined || typeof value["state"] === "string");

/** Each condition as a whole, then its parts in the order of reading; of a choice, one case after another. */
export function readWhy(why: unknown): WhyPart[] {
  const parts = isObject(why) ? why["parts"] : null;
  if (!Array.isArray(parts) || !parts.every(isPart)) return [];
  return parts.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
