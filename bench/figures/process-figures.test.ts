import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { cpuSeconds, memory, statOf } from "./process-figures.ts";

test("a program's own name does not shift the fields", () => {
  const text = "12 (a (b) c) S 7 1 1 0 -1 0 0 0 0 0 100 20 3 4 20 0 1";
  expect(statOf(text, 12)).toEqual([[12, { parent: 7, ticks: 127 }]]);
  expect(statOf("", 12)).toEqual([]);
});

test("children count with their parent, also when they have ended", async () => {
  const shell = spawn("/bin/sh", ["-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done & wait; echo done; sleep 10"]);
  await new Promise((resolve) => shell.stdout.once("data", resolve));
  const pid = shell.pid ?? 0;
  expect(cpuSeconds(pid)).toBeGreaterThan(0);
  const { now, peak } = memory(pid);
  expect(now).toBeGreaterThan(0);
  expect(peak).toBeGreaterThanOrEqual(now);
  shell.kill("SIGKILL");
  expect(cpuSeconds(2 ** 22 + 1)).toBe(0);
});
