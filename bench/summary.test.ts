import { expect, test } from "vitest";
import type { Round } from "./round.ts";
import { summarise, table, written } from "./summary.ts";

const round = (system: string, answeredPerSecond: number, finishedPerSecond: number | null): Round => ({
  system,
  answeredPerSecond,
  finishedPerSecond,
  drainSeconds: 1,
  hotPerSecond: null,
  half: { perSecond: 1, answerMs: { p50: 1, p99: 2 }, finishedMs: null },
  peakRssBytes: 2 ** 20,
  rssBytes: { early: 2 ** 20, late: 2 ** 20 },
  perThousand: { appCpuSeconds: 1, postgresCpuSeconds: 1, walBytes: 1_024, commits: 1 },
  takenByOthers: 0,
  accepted: 1,
  refused: 0,
});

test("a ratio is of the same round, not of the medians: a slow minute slows both", () => {
  const limits = [round("limit", 1_000, null), round("limit", 100, null), round("limit", 500, null)];
  const own = [round("ours", 900, 800), round("ours", 90, 80), round("ours", 450, 400)];
  expect(summarise(own, limits).figures).toMatchObject({ "runs finished a second": 400, "of the limit": 0.8 });
  expect(summarise(limits, limits).figures).toMatchObject({ "runs finished a second": null, "of the limit": 1, "drained after, s": null });
});

test("what nobody has a figure for has no line", () => {
  const lines = table([
    { system: "a", figures: { x: 1, y: null, z: null } },
    { system: "b", figures: { x: 12_345.6, y: 0.01234, z: null } },
  ]).split("\n");
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
    ["a", "b"],
    ["x", "1", "12,346"],
    ["y", "-", "0.0123"],
  ]);
});

test("three digits that mean something", () =>
  expect([12.345, 0.5, 1_234.5, null, Number.NaN].map(written)).toEqual(["12.3", "0.5", "1,235", "-", "-"]));
