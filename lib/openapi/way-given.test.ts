import { expect, test } from "vitest";
import { isWithin } from "./argument-key.ts";
import { removeItem, setArgument } from "./edit-arguments.ts";
import type { Taken } from "./operation.ts";
import { type Way, wayGiven } from "./way-given.ts";

const texts: Taken = { kind: "list", of: { kind: "text" } };
const records: Taken = { kind: "list", of: { kind: "record", fields: [{ name: "sku", takes: { kind: "text" } }] } };
const group: Taken = { kind: "record", fields: [{ name: "street", takes: { kind: "text" } }] };
const wayOf = (takes: Taken, given: Record<string, string>, chosen: Way | null) => wayGiven(takes, given, "body/lines", chosen).way;

test("nothing given: what was turned to, else what is usual", () => {
  expect(wayOf(texts, {}, null)).toBe("whole");
  expect(wayOf(records, {}, null)).toBe("items");
  expect(wayOf(group, {}, null)).toBe("items");
  for (const chosen of ["items", "whole", "each"] as const) expect(wayOf(records, {}, chosen)).toBe(chosen);
});

test("what an undo brings back is shown, whatever was turned to", () => {
  for (const chosen of [null, "items", "whole", "each"] as const) {
    expect(wayOf(texts, { "body/lines/0": "A", "body/lines/1": "B" }, chosen)).toBe("items");
    expect(wayOf(records, { "body/lines/0/sku": "A" }, chosen)).toBe("items");
    expect(wayOf(group, { "body/lines/street": "Nanjing Rd" }, chosen)).toBe("items");
    expect(wayOf(records, { "body/lines": "[]" }, chosen)).toBe("whole");
  }
});

test("a formula that is being written stays a text to its last brace", () => {
  const formula = "{{ order.items.map(item, item.sku) }}";
  for (let n = 1; n <= formula.length; n++) expect(wayOf(texts, { "body/lines": formula.slice(0, n) }, "whole")).toBe("whole");
  expect(wayOf(texts, { "body/lines": formula }, null)).toBe("each");
});

test("a name that only begins alike is another argument", () => {
  expect(isWithin("query/limitBy", "query/limit")).toBe(false);
  expect(isWithin("query/limit", "query/limit")).toBe(true);
  expect(isWithin("body/lines/0/sku", "body/lines")).toBe(true);
  expect(wayOf(texts, { "body/linesToo/0": "A" }, null)).toBe("whole");
  expect(removeItem(setArgument({ "body/linesToo/0": "A" }, "body/lines/0", "B"), "body/lines", 0)).toEqual({ "body/linesToo/0": "A" });
});
