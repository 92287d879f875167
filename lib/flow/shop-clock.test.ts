import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultCalendar, type ShopCalendar } from "../calendar/calendar.ts";
import type { CanonicalEvent } from "../commerce/event.ts";
import { clockQuestions } from "../language/fields.ts";
import { catalog } from "../nodes/catalog.ts";
import { readCondition } from "./condition/read.ts";
import { writeCondition } from "./condition/write.ts";
import { compile } from "./expression.ts";
import { environmentFor } from "./expression-environment.ts";
import { fieldsInScope } from "./fields-in-scope.ts";
import { flowDocument } from "./flow.ts";
import { toPlain } from "./plain.ts";
import { scopeOf } from "./scope.ts";

const environment = environmentFor({ parts: [], steps: new Map() });
const event: CanonicalEvent = {
  id: "e1",
  workspaceId: "w1",
  sourceId: null,
  type: "manual.started",
  topic: "",
  entity: null,
  occurredAt: "",
  ours: false,
  receivedAt: "2026-02-14T04:00:00.000Z",
  body: { at: "2026-02-13T10:30:00+08:00", wrong: "yesterday" },
};
const china: ShopCalendar = { ...defaultCalendar, timezone: "Asia/Shanghai", days: "china" };
const never: ShopCalendar = { ...china, openOn: [], hours: { ...china.hours, monday: [], tuesday: [], wednesday: [], thursday: [] } };

function value(text: string, now = event.receivedAt, calendar = china, isTest = false): unknown {
  const compiled = compile(text, environment, isTest);
  if (!compiled.ok) throw new Error(compiled.problem.message.en);
  const result = compiled.expression.evaluate(scopeOf(event, {}, now, calendar));
  if (!result.ok) throw new Error(result.failure.code);
  return toPlain(result.value);
}

describe("the shop's clock in an expression: Saturday 14 February 2026, noon in Shanghai, worked in exchange", () => {
  test.each([
    ["isWorkday(now)", true],
    ["isOpen(now) && hourOf(now) == 12 && minuteOf(now) == 0", true],
    ["weekdayOf(now)", 6],
    ["dateOf(now)", "2026-02-14"],
    ["string(nextOpening(now))", "2026-02-14T04:00:00.000Z"],
    ["string(addWorkdays(now, 1))", "2026-02-24T04:00:00.000Z"],
    ["string(addWorkingHours(now, 2))", "2026-02-14T06:00:00.000Z"],
    ["string(addWorkingHours(now, 6.5))", "2026-02-24T01:30:00.000Z"],
    ["hourOf(event.receivedAt)", 12],
    ["hourOf(event.body.at)", 10],
    ["string(addWorkdays(event.body.at, 2))", "2026-02-24T02:30:00.000Z"],
    ["hourOf('1969-12-31T23:30:00Z')", 7],
    ["now < addWorkdays(now, 0)", false],
  ])("%s", (text, expected) => expect(value(text)).toEqual(expected));

  test("in another shop it is another day", () => {
    expect(value("isWorkday(now)", undefined, defaultCalendar)).toBe(false);
    expect(value("dateOf(now)", "2026-02-14T20:00:00Z", china)).toBe("2026-02-15");
    expect(value("dateOf(now)", "2026-02-14T20:00:00Z", defaultCalendar)).toBe("2026-02-14");
  });
  test("a time that is none is a missing value, and fails nothing", () => {
    const closed: ShopCalendar = { ...never, hours: { ...never.hours, friday: [], saturday: [], sunday: [] } };
    expect(value("string(nextOpening(now))", undefined, closed)).toBeUndefined();
    expect(value("now < nextOpening(now)", undefined, closed, true)).toBe(false);
    expect(value("isEmpty(addWorkdays(now, -1))")).toBe(true);
    expect(value("either(string(addWorkdays(now, 100000)), 'never')")).toBe("never");
    expect(value("hourOf(event.body.wrong) == 1", undefined, china, true)).toBe(false);
    expect(value("isEmpty(nextOpening(''))")).toBe(true);
  });
  test("a loop over many has its bound", () => {
    const many = { ...event, body: { list: Array.from({ length: 1_000 }, (_, i) => i) } };
    const compiled = compile("event.body.list.all(x, now <= nextOpening(now))", environment);
    if (!compiled.ok) throw new Error("it compiles");
    expect(compiled.expression.evaluate(scopeOf(many, {}, event.receivedAt, china))).toMatchObject({
      failure: { code: "expression.limit-exceeded" },
    });
  });
  test("no moment breaks it", () => {
    const moments = fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true });
    const questions = ["isOpen(now)", "isWorkday(now)", "hourOf(now)", "weekdayOf(now)", "dateOf(now)", "nextOpening(now)"];
    fc.assert(
      fc.property(moments, fc.constantFrom(...questions), (at, text) => {
        expect(value(text, at.toISOString())).toBeDefined();
      }),
    );
  });
});

test("the picker offers the questions, and a row reads and writes them", () => {
  const document = flowDocument.parse({ name: "A", nodes: [{ id: "start", type: "trigger.manual" }] });
  const offered = fieldsInScope(document, "start", catalog).map((field) => field.path);
  for (const question of clockQuestions) {
    expect(offered).toContain(`${question}(now)`);
    expect(compile(`${question}(now)`, environment).ok).toBe(true);
  }
  const text = "isOpen(now) == false && hourOf(now) >= 9";
  const read = readCondition(text);
  expect(read?.items.map((item) => item.kind === "row" && item.field)).toEqual(["isOpen(now)", "hourOf(now)"]);
  expect(read && writeCondition(read)).toBe(text);
  expect(readCondition("!isWorkday(now)")?.items).toEqual([{ kind: "row", field: "isWorkday(now)", operator: "no", value: null }]);
  expect(readCondition("string(now) == 'x'")).toBeNull();
});
