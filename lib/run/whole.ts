/**
 * Whether a recorded value is all that it was: journals and the ledger keep values masked and cut, so a run that goes on from
 * one must not read a step's output that is only partly there, and take a mask for a value.
 */
import { cutMark, hidden } from "./redact.ts";

const marks = [hidden, cutMark, "[card …", "�"];

export function isWhole(value: unknown): boolean {
  if (typeof value === "string") return !marks.some((mark) => value.includes(mark));
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isWhole);
  return Object.entries(value).every(([name, each]) => isWhole(name) && isWhole(each));
}

/** Whether what an expression would read at this path is whole; what stands beside it may be cut. */
export function isWholeAt(value: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return isWhole(value);
  if (Object.hasOwn(value, name)) return isWholeAt((value as Record<string, unknown>)[name], rest);
  // it may be among the fields that were cut away
  return !Object.keys(value).some((each) => each.includes(cutMark));
}

const mention = /\bsteps\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*["']([^"']+)["']\s*\])((?:\s*\.\s*[A-Za-z_]\w*(?!\s*\()\b)*)/g;

/** What a step's settings read of earlier steps: the step, and the path within its output. */
export function readsOf(config: unknown): { node: string; path: string[] }[] {
  if (typeof config === "string") {
    return [...config.matchAll(mention)].map(([, plain, quoted, path = ""]) => ({
      node: plain ?? quoted ?? "",
      path: path
        .split(".")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    }));
  }
  return typeof config === "object" && config !== null ? Object.values(config).flatMap(readsOf) : [];
}
