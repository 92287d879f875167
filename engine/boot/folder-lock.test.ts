import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "./folder-lock.ts";
import { bornAt } from "./process-table.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tradewind-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a live holder keeps it: its pid is told", () => {
  writeFileSync(join(folder, "lock"), `${process.ppid} ${bornAt(process.ppid) ?? "?"}\n`);
  expect(takeLock(folder)).toBe(process.ppid);
});

test.each([
  ["a dead process", () => "4194300 1\n"],
  ["a process with the number of a dead one", () => `${process.ppid} 1\n`],
  ["nobody: the file is empty", () => ""],
])("%s does not keep it", (_who, content) => {
  writeFileSync(join(folder, "lock"), content());
  expect(takeLock(folder)).toMatchObject({ release: expect.any(Function) });
});

test("released, it can be taken again", () => {
  const first = takeLock(folder);
  if (typeof first === "number") throw new Error("not taken");
  first.release();
  expect(takeLock(folder)).toMatchObject({ release: expect.any(Function) });
});
