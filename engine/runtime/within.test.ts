import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { within } from "./within.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => {});
const late = () => new Error("late");

test("what is done in time is what it came to", async () => {
  await expect(within(Promise.resolve(7), 10, late)).resolves.toBe(7);
  await expect(within(Promise.reject(new Error("no")), 10, late)).rejects.toThrow("no");
});

test("what never answers is given up when its time is over", async () => {
  const outcome = expect(within(never(), 15_000, late)).rejects.toThrow("late");
  await vi.advanceTimersByTimeAsync(15_000);
  await outcome;
});
