import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { limits } from "#lib/limits.ts";
import { HangUps } from "./hang-ups.ts";
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

test("what has not answered soon after the database hung up is given up then, however often it hangs up", async () => {
  const hangUps = new HangUps();
  let over = false;
  const outcome = within(never(), 15_000, late, hangUps).catch(() => (over = true));
  await vi.advanceTimersByTimeAsync(5_000);
  hangUps.happened();
  await vi.advanceTimersByTimeAsync(limits.hungUpMs - 1);
  expect(over).toBe(false);
  hangUps.happened();
  await vi.advanceTimersByTimeAsync(1);
  expect(over).toBe(true);
  await outcome;
});

test("an answer on another connection still counts after a hang-up", async () => {
  const hangUps = new HangUps();
  const answer = new Promise<string>((done) => setTimeout(() => done("kept"), limits.hungUpMs / 2));
  const outcome = within(answer, 15_000, late, hangUps);
  hangUps.happened();
  await vi.advanceTimersByTimeAsync(limits.hungUpMs);
  await expect(outcome).resolves.toBe("kept");
});
