import { describe, expect, it } from "vitest";
import type { Step } from "./steps.ts";
import { addRun, edgesTaken, noTraffic, percentile } from "./travel.ts";

const step = (node: string, port: string | null, more: Partial<Step> = {}): Step => ({
  key: `${node}/${more.visit ?? 1}`,
  node,
  visit: 1,
  kind: "decision",
  status: "done",
  startedAt: "2026-11-22T10:00:00Z",
  endedAt: "2026-11-22T10:00:00Z",
  ms: 0,
  input: null,
  output: null,
  port,
  why: null,
  effect: null,
  attempts: [],
  failure: null,
  wait: null,
  judged: null,
  ...more,
});
const edges = [
  { from: "start", port: "out", to: "big" },
  { from: "big", port: "true", to: "mark" },
  { from: "big", port: "false", to: "note" },
  { from: "mark", port: "out", to: "call" },
];

const nodes = [
  { id: "start", type: "trigger.event" },
  { id: "big", type: "logic.if" },
  { id: "mark", type: "order.tag" },
];

describe("the ways that runs took", () => {
  it("are those by whose port a step was left, where the next one was come to", () => {
    const steps = [step("start", "out"), step("big", "true"), step("mark", "out")];
    expect([...edgesTaken({ edges }, steps)]).toEqual([
      ["start/out/big", 1],
      ["big/true/mark", 1],
    ]);
  });

  it("count each visit", () => {
    const twice = [step("big", "true"), step("big", "true", { visit: 2 }), step("mark", null), step("mark", null, { visit: 2 })];
    expect(edgesTaken({ edges }, twice).get("big/true/mark")).toBe(2);
  });

  it("add up over runs, with how steps fared and how long the actions took", () => {
    const traffic = noTraffic();
    addRun(traffic, { nodes, edges }, "finished", [step("start", "out", { kind: "start" }), step("big", "false"), step("note", null)]);
    addRun(traffic, { nodes, edges }, "failed", [
      step("start", "out"),
      step("big", "true"),
      step("mark", "out", { kind: "action", ms: 20 }),
      step("call", "failed", { kind: "action", status: "failed", ms: 300 }),
    ]);
    addRun(traffic, { nodes, edges }, "live", [
      step("start", "out", { kind: "start" }),
      step("big", "true"),
      step("mark", null, { kind: "action", status: "retrying", ms: 9_000 }),
    ]);
    expect(traffic).toMatchObject({ runs: 3, finished: 1, failed: 1, live: 1 });
    expect(traffic.nodes.get("mark")?.ms).toEqual([20]);
    expect(Object.fromEntries(traffic.edges)).toEqual({ "start/out/big": 3, "big/false/note": 1, "big/true/mark": 2, "mark/out/call": 1 });
    expect(traffic.nodes.get("call")).toEqual({ visits: 1, failed: 1, ms: [300] });
  });
});

it("an item's run counts for the ways it took and is no run of the flow", () => {
  const traffic = noTraffic();
  addRun(traffic, { nodes, edges }, "finished", [step("big", "true", { kind: "start" }), step("mark", "out")]);
  expect(traffic).toMatchObject({ runs: 0, finished: 0 });
  expect(traffic.edges.get("big/true/mark")).toBe(1);
  expect(traffic.nodes.get("big")).toBeUndefined();
});

it("a percentile is one of the values, and none of none", () => {
  expect(percentile([], 0.5)).toBeNull();
  expect(percentile([30, 10, 20], 0.5)).toBe(20);
  expect(percentile([30, 10, 20], 0.95)).toBe(30);
  expect(percentile([7], 0.5)).toBe(7);
});
