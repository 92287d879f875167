import { describe, expect, test } from "vitest";
import { flowDocument } from "#lib/flow/flow.ts";
import type { Entry } from "#lib/run/journal.ts";
import { cutMark, hidden, redact } from "#lib/run/redact.ts";
import { isWholeAt, readsOf } from "#lib/run/whole.ts";
import { bindFlow } from "./bind.ts";
import { type Asked, type KnownCall, repeat } from "./repeat.ts";
import { replay } from "./replay.ts";

const at = "2026-01-01T00:00:00.000Z";
const later = "2026-01-02T00:00:00.000Z";
const runId = "019b0000-0000-7000-8000-000000000001";

function drawing(body = "") {
  const flow = bindFlow(
    flowDocument.parse({
      name: "Call twice",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created" } },
        { id: "first", type: "outside.http", config: { method: "POST", url: "https://a.example/1" } },
        { id: "second", type: "outside.http", config: { method: "POST", url: "https://a.example/2", body } },
      ],
      edges: [
        { from: "start", port: "out", to: "first" },
        { from: "first", port: "ok", to: "second" },
      ],
    }),
  );
  if (!flow) throw new Error("the drawing does not bind");
  return flow;
}
const step = (node: string) => ({ node, visit: 1, at });
const reply = (body: unknown) => ({ status: 200, headers: {}, body });
const asks = (node: string, input: unknown = { method: "POST", url: `https://a.example/${node}` }): Entry => ({
  kind: "asked",
  ...step(node),
  effect: "http.request",
  key: `${runId}/${node}/1`,
  input,
});
const timeout = { code: "http.timeout", message: "No answer came in time.", final: false };
const failed = (retryAt?: string): Entry => ({
  kind: "failed",
  ...step("second"),
  attempt: 1,
  ms: 5,
  failure: timeout,
  ...(retryAt ? { retryAt } : {}),
});
const begun: Entry = { kind: "started", at, v: 1, eventId: "e", replay: 0, node: "start", port: "out", output: {} };

function ran(body: unknown = { id: 7 }, input?: unknown): Entry[] {
  return [
    begun,
    asks("first"),
    { kind: "answered", ...step("first"), attempt: 1, ms: 3, reply: reply(body), port: "ok", output: reply(body) },
    asks("second", input),
    failed(at),
    { kind: "woken", at, cause: "retry" },
    failed(),
    { kind: "ended", at, outcome: "failed", failure: timeout },
  ];
}
const done = (body: unknown = { id: 7 }): KnownCall => ({
  key: `${runId}/first/1`,
  node: "first",
  visit: 1,
  state: "done",
  args: { method: "POST" },
  reply: reply(body),
  judged: null,
});
const broken: KnownCall = { ...done(), key: `${runId}/second/1`, node: "second", state: "failed", reply: null };

function ask(more: Partial<Asked> = {}) {
  const flow = drawing();
  return repeat({
    journal: ran(),
    runId,
    before: flow,
    flow,
    from: "failed-step",
    again: [],
    calls: [done(), broken],
    acted: [],
    replay: 1,
    at: later,
    ...more,
  });
}
const journalOf = (answer: ReturnType<typeof repeat>): readonly Entry[] => {
  if (!answer.ok || !answer.journal) throw new Error(JSON.stringify(answer));
  return answer.journal;
};

describe("from the failed step", () => {
  test("what was done is kept, and the call that failed is open as if for the first time, under its own key", () => {
    const journal = journalOf(ask());
    expect(journal[0]).toMatchObject({ kind: "started", origin: runId, again: [], replay: 1, at: later });
    const state = replay(drawing(), journal);
    expect(state).toMatchObject({ status: "running", failure: null, pending: [] });
    expect(state.calls).toMatchObject([{ node: "second", key: `${runId}/second/1`, attempts: 0, retryAt: null }]);
  });

  test("a call that is ticked, that was masked, or whose drawing has changed, is worked out anew", () => {
    const pending = (more: Partial<Asked>) => replay(drawing(), journalOf(ask(more))).pending;
    expect(pending({ again: ["second"] })).toMatchObject([{ node: "second", visit: 1 }]);
    expect(pending({ journal: ran({}, { headers: { authorization: hidden } }) })).toMatchObject([{ node: "second" }]);
    expect(pending({ flow: drawing("new") })).toMatchObject([{ node: "second" }]);
  });

  test("a repetition keeps the keys of the first run of all", () => {
    const again = ask({ journal: [{ ...begun, origin: "first of all" } as Entry, ...ran().slice(1)] });
    expect(journalOf(again)[0]).toMatchObject({ origin: "first of all" });
  });

  test("a version without that step, and a run without a failed one, are refused", () => {
    const shorter = bindFlow(
      flowDocument.parse({ name: "x", nodes: [{ id: "start", type: "trigger.event", config: { event: "order.created" } }] }),
    );
    expect(ask({ flow: shorter })).toMatchObject({ ok: false, trouble: "changed" });
    const fine: Entry[] = [...ran().slice(0, 3), { kind: "ended", at, outcome: "finished" }];
    expect(ask({ journal: fine })).toMatchObject({ ok: false, trouble: "no-step" });
  });
});

test("from a step of one's choice: what was before it is kept, what came after is taken again", () => {
  const state = replay(drawing(), journalOf(ask({ from: "first" })));
  expect(state.pending).toMatchObject([{ node: "first", visit: 1 }]);
  expect(ask({ from: "nowhere" })).toMatchObject({ ok: false, trouble: "no-step" });
});

describe("1. No step reads a value that was kept only in part", () => {
  const cut = redact({ id: 7, long: "x".repeat(40_000), token: "abc" });
  const reading = drawing("{{ steps.first.body.long }}");
  const other = drawing("{{ steps.first.body.id }} {{ steps.first.status }}");
  const masked = drawing("{{ steps.first.body.token }}");

  test.each([
    ["what is read was cut", reading, false],
    ["what is read was masked", masked, false],
    ["what is read is whole, though it stands beside what was cut", other, true],
    ["nothing is read", drawing(), true],
  ])("%s", (_, flow, fine) => {
    for (const from of ["failed-step", "start"]) {
      const answer = ask({ journal: ran(cut), calls: [done(cut), broken], before: flow, flow, from });
      expect([from, answer.ok], JSON.stringify(answer)).toEqual([from, fine]);
      if (!answer.ok) expect(answer).toMatchObject({ trouble: "incomplete", nodes: ["first"] });
    }
    // from the start, a call that is made again gives its whole answer
    expect(ask({ journal: ran(cut), calls: [done(cut), broken], before: flow, flow, from: "start", again: ["first"] }).ok).toBe(true);
  });

  test("paths are read as they are written, and what was cut away may have been anything", () => {
    expect(readsOf({ a: "{{ steps.call.body.id }}", b: ['steps["x-y"].status > 1', "size(steps.z.list)"] })).toEqual([
      { node: "call", path: ["body", "id"] },
      { node: "x-y", path: ["status"] },
      { node: "z", path: ["list"] },
    ]);
    expect(isWholeAt({ kept: 1, [cutMark]: "3 more" }, ["kept"])).toBe(true);
    expect(isWholeAt({ kept: 1, [cutMark]: "3 more" }, ["other"])).toBe(false);
  });
});

test("2. A call whose result nobody knows is never made again by a repetition", () => {
  const unknown: KnownCall = { ...broken, state: "in doubt" };
  for (const from of ["start", "failed-step", "first"]) {
    expect(ask({ from, calls: [done(), unknown] })).toMatchObject({ ok: false, trouble: "in-doubt", nodes: ["second"] });
    expect(ask({ from, calls: [done(), { ...unknown, args: { method: "PUT" } }] }).ok).toBe(true);
  }
  expect(ask({ calls: [done(), unknown], again: ["second"] }).ok).toBe(true);
  // somebody looked: it was not done, and goes out again under the same key
  const called = replay(drawing(), journalOf(ask({ calls: [done(), { ...unknown, judged: { decision: "again", by: "Li" } }] })));
  expect(called.calls).toMatchObject([{ key: `${runId}/second/1` }]);
  // somebody looked: it was done, and the run goes on behind it
  const state = replay(
    drawing(),
    journalOf(ask({ calls: [done(), { ...unknown, state: "done", reply: null, judged: { decision: "done", by: "Li" } }] })),
  );
  expect(state).toMatchObject({ calls: [], pending: [], outputs: { second: {} } });
});

describe("3. What was waited for is asked for anew", () => {
  const item: Entry = {
    ...begun,
    node: "each",
    port: "each",
    parent: { runId: "p", node: "each", visit: 1, index: 3, depth: 1 },
    output: { item: 1 },
  } as Entry;

  test("an item is repeated alone, with its own first entry", () => {
    const journal = journalOf(ask({ from: "start", journal: [item, { kind: "ended", at, outcome: "finished" }] }));
    expect(journal[0]).toMatchObject({ kind: "started", node: "each", output: { item: 1 }, origin: runId });
    expect(journal[0]).not.toHaveProperty("parent");
  });

  test("a run that waited for runs of its own is not gone on with", () => {
    const waiting: Entry = { kind: "waiting", ...step("first"), input: {}, for: "items", until: null, late: { port: "done", output: {} } };
    const gone: Entry = { kind: "resolved", ...step("first"), port: "failed", output: { failed: 2 } };
    const over: Entry[] = [begun, waiting, gone, { kind: "ended", at, outcome: "failed", failure: timeout }];
    expect(ask({ journal: over, calls: [] })).toMatchObject({ ok: false, trouble: "items", nodes: ["first"] });
  });

  test("a step whose items have acted is not taken again, unless it is ticked; what lies behind it does not matter", () => {
    for (const from of ["start", "failed-step"])
      expect(ask({ from, acted: ["second"] })).toMatchObject({ ok: false, trouble: "acted", nodes: ["second"] });
    expect(ask({ from: "start", acted: ["second"], again: ["second"] })).toMatchObject({ ok: true });
    expect(ask({ from: "failed-step", acted: ["first"] })).toMatchObject({ ok: true });
  });
});
