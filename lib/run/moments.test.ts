import { expect, test } from "vitest";
import type { Entry } from "./journal.ts";
import { momentsOf } from "./moments.ts";

const step = { node: "call", visit: 1 };

test("a run's moments are told in order with the time between them, without what only prepares the next", () => {
  const journal: Entry[] = [
    { kind: "started", at: "2026-11-22T10:00:00.000Z", v: 1, eventId: "e", replay: 0, port: "out", node: "start", output: {} },
    { kind: "asked", ...step, at: "2026-11-22T10:00:00.000Z", effect: "http.request", key: "k", input: {} },
    { kind: "looked", ...step, at: "2026-11-22T10:00:00.100Z" },
    {
      kind: "failed",
      ...step,
      at: "2026-11-22T10:00:01.000Z",
      attempt: 1,
      ms: 900,
      failure: { code: "http.status", message: "500", final: false },
      retryAt: "2026-11-22T11:00:00.000Z",
    },
    { kind: "woken", at: "2026-11-22T11:00:01.000Z", cause: "time" },
    { kind: "ended", at: "2026-11-22T11:00:00.900Z", outcome: "finished" },
  ];
  expect(momentsOf(journal).map(({ entry, since }) => [entry.kind, since])).toEqual([
    ["started", 0],
    ["failed", 1_000],
    ["woken", 3_600_000],
    // clocks of two processes may differ a little: never less than nothing
    ["ended", 0],
  ]);
});
