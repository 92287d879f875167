import fc from "fast-check";
import { expect, test } from "vitest";
import { GroupCommit, Overloaded } from "./batch.ts";

const limits = { rowsMax: 4, bytesMax: 100, queueBytesMax: 1_000 };
const isContent = (error: unknown) => error instanceof RangeError;

test("what arrives during a flush is the next batch; bounds of rows and bytes hold; order is kept", async () => {
  const batches: number[][] = [];
  const commit = new GroupCommit<number, number>(
    async (items) => {
      batches.push([...items]);
      await new Promise((next) => setImmediate(next));
      return items.map((item) => item * 2);
    },
    limits,
    isContent,
  );
  const results = await Promise.all(Array.from({ length: 10 }, (_, i) => commit.add(i, i === 6 ? 99 : 1)));
  expect(results).toEqual(Array.from({ length: 10 }, (_, i) => i * 2));
  expect(batches.flat()).toEqual(Array.from({ length: 10 }, (_, i) => i));
  expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(4);
  expect(commit.queuedBytes).toBe(0);
});

test("a batch that its content broke is halved until the culprits stand alone; the others are stored", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (bad) => {
      const stored: number[] = [];
      const commit = new GroupCommit<number, number>(
        async (items) => {
          if (items.some((item) => bad[item])) throw new RangeError("cannot be stored");
          stored.push(...items);
          return items;
        },
        limits,
        isContent,
      );
      const results = await Promise.allSettled(bad.map((_, i) => commit.add(i, 1)));
      expect(results.map(({ status }) => status === "rejected")).toEqual(bad);
      expect(stored).toEqual(bad.flatMap((isBad, i) => (isBad ? [] : [i])));
    }),
  );
});

test("when the database is away the whole batch fails at once, and the next one is tried", async () => {
  let away = true;
  let flushes = 0;
  const commit = new GroupCommit<number, number>(
    async (items) => {
      flushes++;
      if (away) throw new Error("connection refused");
      return items;
    },
    limits,
    isContent,
  );
  const results = await Promise.allSettled([commit.add(1, 1), commit.add(2, 1), commit.add(3, 1)]);
  expect(results.every(({ status }) => status === "rejected")).toBe(true);
  expect(flushes).toBe(1);
  away = false;
  expect(await commit.add(4, 1)).toBe(4);
});

test("past the bound of bytes the sender is asked to come again, and what is queued is not harmed", async () => {
  const commit = new GroupCommit<string, string>(async (items) => items, { ...limits, queueBytesMax: 10 }, isContent);
  const first = commit.add("a", 8);
  await expect(commit.add("b", 8)).rejects.toBeInstanceOf(Overloaded);
  expect(await first).toBe("a");
  expect(await commit.add("c", 8)).toBe("c");
});
