import { expect, test } from "vitest";
import type { Entry } from "./journal.ts";
import { stepsOf } from "./steps.ts";

const at = (s: number) => `2026-01-01T00:00:0${s}.000Z`;
const failed = { code: "http.timeout", message: "No answer.", final: false };
const started: Entry = { kind: "started", at: at(0), v: 1, eventId: "e", replay: 0, node: "start", port: "out", output: { n: 1 } };
const asked: Entry = { kind: "asked", at: at(1), node: "call", visit: 1, effect: "http.request", key: "r/call/1", input: { url: "x" } };

test("a start, a decision and an action that answers at the second try", () => {
  const steps = stepsOf([
    started,
    { kind: "decided", at: at(1), node: "big", visit: 1, input: { when: true }, port: "true", output: { result: true }, why: ["seen"] },
    asked,
    { kind: "failed", at: at(2), node: "call", visit: 1, attempt: 1, ms: 30, failure: failed, retryAt: at(3) },
    { kind: "parked", at: at(2), until: at(3), reason: "retry" },
    { kind: "woken", at: at(3), cause: "time" },
    {
      kind: "answered",
      at: at(4),
      node: "call",
      visit: 1,
      attempt: 2,
      ms: 12,
      reply: { status: 200 },
      port: "out",
      output: { status: 200 },
    },
    { kind: "ended", at: at(4), outcome: "finished" },
  ]);
  expect(steps.map(({ key, kind, status, port }) => ({ key, kind, status, port }))).toEqual([
    { key: "start/1", kind: "start", status: "done", port: "out" },
    { key: "big/1", kind: "decision", status: "done", port: "true" },
    { key: "call/1", kind: "action", status: "done", port: "out" },
  ]);
  expect(steps[1]).toMatchObject({ input: { when: true }, output: { result: true }, why: ["seen"], startedAt: at(1), endedAt: at(1) });
  expect(steps[2]).toMatchObject({
    ms: 42,
    startedAt: at(1),
    endedAt: at(4),
    failure: null,
    effect: { name: "http.request", reply: { status: 200 } },
  });
  expect(steps[2]?.attempts.map(({ attempt, failure }) => [attempt, failure?.code ?? null])).toEqual([
    [1, "http.timeout"],
    [2, null],
  ]);
});

test("a step under way runs, waits for its next try, or was stopped with its run", () => {
  const waiting: Entry = { kind: "failed", at: at(2), node: "call", visit: 1, attempt: 1, ms: 1, failure: failed, retryAt: at(9) };
  const statusOf = (...journal: Entry[]) => stepsOf(journal).at(-1)?.status;
  expect(statusOf(started, asked)).toBe("running");
  expect(statusOf(started, asked, waiting)).toBe("retrying");
  expect(statusOf(started, asked, waiting, { kind: "ended", at: at(5), outcome: "cancelled" })).toBe("stopped");
});

test("a step that fails before it asks is there, with its failure", () => {
  const [, step] = stepsOf([
    started,
    { kind: "failed", at: at(1), node: "mark", visit: 1, attempt: 1, ms: 0, failure: { ...failed, final: true } },
  ]);
  expect(step).toMatchObject({ key: "mark/1", status: "failed", failure: { code: "http.timeout" }, effect: null });
});

test("an answer that fits no step is passed over", () => {
  expect(stepsOf([{ kind: "answered", at: at(1), node: "x", visit: 1, attempt: 1, ms: 1, reply: {}, port: "out", output: {} }])).toEqual(
    [],
  );
});

test("what a step waits for, and what came of it: a time, an event, a person, its items", () => {
  const rest = (node: string, what: "time" | "event" | "person" | "items", until: string | null, more = {}): Entry => ({
    kind: "waiting",
    at: at(1),
    node,
    visit: 1,
    input: {},
    for: what,
    until,
    late: { port: what === "event" ? "timeout" : "late", output: {} },
    ...more,
  });
  const listen = { listen: { events: ["order.paid"], about: "order" as const } };
  const waits: Entry[] = [
    started,
    rest("nap", "time", at(3)),
    rest("paid", "event", at(3), listen),
    rest("shipped", "event", at(9), listen),
    rest("ask", "person", at(3)),
    rest("each", "items", null),
  ];
  expect(stepsOf(waits).map(({ status }) => status)).toEqual(["done", "waiting", "waiting", "waiting", "waiting", "waiting"]);
  const over = stepsOf([
    ...waits,
    // the time alone is over by itself: of the others the turn says what it was
    { kind: "woken", at: at(4), cause: "time" },
    { kind: "resolved", at: at(4), node: "paid", visit: 1, port: "timeout", output: {} },
    { kind: "resolved", at: at(5), node: "shipped", visit: 1, port: "event", output: { eventId: "e2" } },
    { kind: "resolved", at: at(5), node: "ask", visit: 1, port: "approved", output: {}, by: "Li Na" },
    {
      kind: "resolved",
      at: at(5),
      node: "each",
      visit: 1,
      port: "failed",
      output: { count: 5, failed: 2, failure: { ...failed, final: true } },
    },
  ]);
  expect(over.map(({ node, status, port, wait }) => [node, status, port, wait?.late ?? null, wait?.by ?? null])).toEqual([
    ["start", "done", "out", null, null],
    ["nap", "done", "late", false, null],
    ["paid", "done", "timeout", true, null],
    ["shipped", "done", "event", false, null],
    ["ask", "done", "approved", false, "Li Na"],
    ["each", "failed", "failed", false, null],
  ]);
  expect(over[2]?.wait?.events).toEqual(["order.paid"]);
  expect(over[5]?.failure).toMatchObject({ message: "No answer." });
});

test("a call whose result is unknown, and what a person said of it", () => {
  const doubted: Entry[] = [started, asked, { kind: "parked", at: at(2), until: null, reason: "in doubt" }];
  expect(stepsOf(doubted)[1]).toMatchObject({ status: "unknown", endedAt: null });
  const said = (decision: "done" | "again" | "failed") =>
    stepsOf([...doubted, { kind: "judged", at: at(3), node: "call", visit: 1, decision, port: "ok", by: "Li Na" }])[1];
  expect(said("done")).toMatchObject({ status: "done", port: "ok", judged: { by: "Li Na" } });
  expect(said("again")).toMatchObject({ status: "running", endedAt: null });
  expect(said("failed")).toMatchObject({ status: "failed", port: "failed" });
});

test("a start that watches rests at itself; a stop ends the run in its own words", () => {
  const resting: Entry = {
    kind: "waiting",
    at: at(1),
    node: "start",
    visit: 1,
    input: {},
    for: "event",
    until: at(5),
    late: { port: "out", output: {} },
  };
  expect(stepsOf([started, resting])).toMatchObject([{ kind: "start", status: "waiting", port: null }]);
  const stopped: Entry = {
    kind: "stopped",
    at: at(2),
    node: "halt",
    visit: 1,
    input: {},
    outcome: "failed",
    message: "Enough.",
    result: {},
  };
  expect(stepsOf([started, stopped])[1]).toMatchObject({ kind: "stop", status: "failed", failure: { message: "Enough." } });
});
