import { expect, test } from "vitest";
import { Backlog } from "./backlog.ts";

const bounds = { backlogMax: 1_000, backlogAgeMaxMs: 60_000 };
const at = (state: { unsettled: number; ageS: number; memory: boolean }) => {
  const asked: string[] = [];
  const backlog = new Backlog(
    {
      unsettled: async () => state.unsettled,
      ageS: async () => {
        asked.push("age");
        return state.ageS;
      },
      isMemoryFull: () => state.memory,
    },
    bounds,
  );
  return { state, backlog, asked };
};

test.each([
  [999, 0, false, false],
  [1_000, 0, false, true],
  [10, 59, true, false],
  [10, 60, true, true],
  // an old message alone is no overload: its lane may be stuck
  [10, 600, false, false],
])("%i unsettled, the oldest %i s old, memory full: %s -> full: %s", async (unsettled, ageS, memory, full) => {
  const { backlog } = at({ unsettled, ageS, memory });
  await backlog.look();
  expect(backlog.isFull).toBe(full);
});

test("it opens by itself when the work is done, and asks for the age only where that decides", async () => {
  const { state, backlog, asked } = at({ unsettled: 1_000, ageS: 0, memory: true });
  await backlog.look();
  state.unsettled = 999;
  await backlog.look();
  state.memory = false;
  await backlog.look();
  expect(backlog.isFull).toBe(false);
  expect(asked).toEqual(["age"]);
});
