import { expect, test } from "vitest";
import { rejections } from "./rejections.ts";

test("what is refused during a write is in the next one, and each is counted once", async () => {
  const writes: Record<string, number>[] = [];
  const counter = rejections(
    async (counts) => {
      writes.push(Object.fromEntries(counts));
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
    () => expect.unreachable(),
  );
  const first = counter.add("a");
  await Promise.resolve().then(() => Promise.resolve());
  await Promise.all([first, ...Array.from({ length: 99 }, (_, i) => counter.add(i % 2 ? "a" : "b"))]);
  expect(writes).toEqual([{ a: 1 }, { b: 50, a: 49 }]);
});

test("what could not be written is written with the next", async () => {
  const written = new Map<string, number>();
  const reported: unknown[] = [];
  let isDown = true;
  const counter = rejections(
    async (counts) => {
      if (isDown) throw new Error("connection lost");
      for (const [id, n] of counts) written.set(id, (written.get(id) ?? 0) + n);
    },
    (error) => reported.push(error),
  );
  await Promise.all([counter.add("a"), counter.add("a")]);
  expect(reported.length).toBe(1);
  isDown = false;
  await counter.add("b");
  expect(written).toEqual(
    new Map([
      ["a", 2],
      ["b", 1],
    ]),
  );
  isDown = true;
  await counter.add("a");
  isDown = false;
  await counter.drain();
  expect(written.get("a")).toBe(3);
});
