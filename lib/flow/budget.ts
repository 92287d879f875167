/** What one evaluation may still spend. Evaluation is synchronous, so one counter serves all. */
import { limits } from "../limits.ts";

export class BudgetError extends Error {
  readonly code = "limit_exceeded";
}

let left = 0;
// Made once: a loop that ran out may throw it for each of its items.
const spent = new BudgetError("This expression looks at too many items.");

export function resetBudget(): void {
  left = limits.expressionIterationsMax;
}

export function charge(units: number): void {
  left -= units;
  if (left < 0) throw spent;
}

/** How much work touching a value costs: a list by its length, a text by its thousands of characters. */
export function weigh(value: unknown): number {
  if (typeof value === "string") return value.length / 1_000;
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return value.length;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.keys(value).length : 0;
}
