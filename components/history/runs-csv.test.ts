import { expect, test } from "vitest";
import type { RunSummary } from "#lib/api/runs.ts";
import { runsCsv } from "./runs-csv.ts";

const run: RunSummary = {
  id: "r1",
  flowId: "f1",
  flowName: 'Say "hello", twice',
  version: 3,
  status: "failed",
  entity: { type: "order", id: "5001" },
  entityLabel: "=HYPERLINK(evil)",
  eventId: "e1",
  eventType: "order.created",
  replay: 0,
  startedAt: "2026-11-22T10:00:00.000Z",
  endedAt: null,
  failure: { code: "x", message: "two\nlines" },
  waiting: null,
  waitingBehind: null,
};

test("runs are a table that spreadsheets open: quoted where needed, and nothing in it is a formula", () => {
  const text = runsCsv([run], "a,b", { status: ({ status }) => status, event: () => "Order created" });
  expect(text).toBe(
    `\uFEFFa,b\r\nr1,failed,"Say ""hello"", twice",3,'=HYPERLINK(evil),Order created,2026-11-22T10:00:00.000Z,,"two\nlines"\r\n`,
  );
});
