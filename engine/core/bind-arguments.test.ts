/** What a call's arguments come to in a run: what the editor lets pass, a run sends. */
import { expect, test } from "vitest";
import { defaultCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { argumentProblems } from "#lib/flow/argument-problems.ts";
import { environmentFor } from "#lib/flow/expression-environment.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import type { Operation, Taken } from "#lib/openapi/operation.ts";
import { bindArguments } from "./bind-arguments.ts";

const event: CanonicalEvent = {
  ...{ id: "e1", workspaceId: "w1", sourceId: null, type: "manual.started", topic: "", entity: null, occurredAt: "", ours: false },
  receivedAt: "2026-11-23T23:30:00.000Z",
  body: { at: "2026-11-23T23:30:00Z", tags: ["vip", "new"] },
};
const environment = environmentFor({ parts: [], steps: new Map() });
function sent(takes: Taken, text: string) {
  const operation: Operation = {
    ...{ key: "x", method: "POST", path: "/x", title: "x", server: "", parameters: [], answer: "any" },
    body: { as: "json", type: "application/json", takes: { kind: "record", fields: [{ name: "a", takes }] } },
    api: { id: "00000000-0000-4000-8000-000000000001", name: "x", revision: 1 },
  };
  const given = { "body/a": text };
  const problems = argumentProblems("n", "args", operation, given, environment);
  const bound = bindArguments(operation, given, environment);
  const made = bound?.(scopeOf(event, {}, event.receivedAt, { ...defaultCalendar, timezone: "Asia/Shanghai" }));
  return {
    problems: problems.map(({ code }) => code),
    sent: made?.ok ? (JSON.parse(made.value.body) as { a: unknown }).a : made?.failure.code,
  };
}

test.each([
  ["['a', 'b']", "a, b"],
  ["[1, 2]", "1, 2"],
  ["[{'k': 1}].map(each, each.k)", "1"],
  ["event.body.tags", "vip, new"],
  ["true", "true"],
  ["1.5", "1.5"],
])("a text field may be given %s", (expression, text) => {
  expect(sent({ kind: "text" }, `{{ ${expression} }}`)).toEqual({ problems: [], sent: text });
});

test("a list is no number, no choice and no yes or no: neither while it is drawn nor in a run", () => {
  const others: Taken[] = [{ kind: "number" }, { kind: "choice", values: ["a"] }, { kind: "flag" }];
  for (const takes of others) expect(sent(takes, "{{ ['a'] }}")).toEqual({ problems: ["argument.type"], sent: "setting.unfit" });
});

test("the day of a moment is the shop's", () => {
  const day: Taken = { kind: "text", form: "date" };
  for (const expression of ["now", "event.receivedAt", "event.body.at", "dateOf(now)"])
    expect(sent(day, `{{ ${expression} }}`)).toEqual({ problems: [], sent: "2026-11-24" });
  expect(sent(day, "2026-11-23").sent).toBe("2026-11-23");
  expect(sent(day, "{{ '2026-11-23' }}").sent).toBe("2026-11-23");
  expect(sent({ kind: "text", form: "moment" }, "{{ now }}").sent).toBe("2026-11-23T23:30:00.000Z");
});
