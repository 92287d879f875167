import { expect, test } from "vitest";
import { figuresOf, machineFigures } from "./machine-figures.ts";

test("busy is what is neither idle nor waiting for a disk", () => {
  expect(figuresOf("cpu  100 10 50 800 30 2 3 5 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n")).toEqual({ busySeconds: 1.7, allSeconds: 10 });
  expect(machineFigures().allSeconds).toBeGreaterThan(0);
});
