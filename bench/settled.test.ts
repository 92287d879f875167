import { expect, test } from "vitest";
import { settled } from "./settled.ts";
import type { Counts, Running } from "./systems/system.ts";

const zero = { accepted: 0, finished: 0, failed: 0, open: 0 };

function counting(...answers: Counts[]): Running {
  const last = answers.at(-1) ?? zero;
  return { counts: async () => answers.shift() ?? last } as unknown as Running;
}

test("waits for what is open, then adds up", async () => {
  const running = counting({ ...zero, accepted: 5, finished: 3, open: 2 }, { ...zero, accepted: 5, finished: 5 });
  await expect(settled("it", running, 5)).resolves.toBeUndefined();
});

test.each([
  ["lost", { ...zero, accepted: 4, finished: 4 }],
  ["twice", { ...zero, accepted: 6, finished: 6 }],
  ["kept and not run", { ...zero, accepted: 5, finished: 4 }],
  ["failed", { ...zero, accepted: 5, finished: 4, failed: 1 }],
])("%s is an error", async (_, counts) => {
  await expect(settled("it", counting(counts), 5)).rejects.toThrow("does not add up");
});

test("a broken connection leaves one unknown, taken or not", async () => {
  for (const n of [5, 6]) await settled("it", counting({ ...zero, accepted: n, finished: n }), 5, zero, 1);
  await expect(settled("it", counting({ ...zero, accepted: 7, finished: 7 }), 5, zero, 1)).rejects.toThrow();
});

test("what was there before does not count, and what was waiting then may wait on", async () => {
  const before = { accepted: 10, finished: 7, failed: 1, open: 2 };
  await settled("it", counting({ accepted: 15, finished: 12, failed: 1, open: 2 }), 5, before);
});
