import { describe, expect, it } from "vitest";
import { functionWords, listMethodWords, textMethodWords } from "../language/functions.ts";
import { catalog } from "../nodes/catalog.ts";
import { expressionBefore, knownAt, suggestionsAt } from "./completion.ts";
import { environmentFor } from "./expression-environment.ts";
import { fieldsInScope } from "./fields-in-scope.ts";
import { flowDocument } from "./flow.ts";

const document = flowDocument.parse({
  name: "f",
  nodes: [{ id: "start", type: "trigger.event", config: { event: "order.paid" }, position: { x: 0, y: 0 } }],
  edges: [],
});
const fields = fieldsInScope(document, "start", catalog);
const texts = (before: string, asked = false) => suggestionsAt(before, fields, asked)?.options.map(({ text }) => text) ?? null;

describe("completion", () => {
  it.each([
    ["order.to", "order.total"],
    ["x > 1 && tot", "order.total"],
    ["订单总", "order.total"],
    ["ddze", "order.total"],
    ["customer.tags.ex", "exists()"],
    ["order.note.con", "contains()"],
    ["order.items.exists(line, line.s", "line.sku"],
    ["isEm", "isEmpty()"],
  ])("after %s offers %s first", (before, first) => {
    expect(texts(before)?.[0]).toBe(first);
  });

  it("is quiet in a quoted text and where nothing is typed, and shows everything when it is asked", () => {
    expect(texts("order.note == 'ord")).toBeNull();
    expect(texts("order.total > ")).toBeNull();
    expect(texts("", true)?.length).toBeGreaterThan(30);
  });

  it("knows only functions that there are", () => {
    const { functions } = environmentFor({ parts: [], steps: new Map() });
    const told = [functionWords, textMethodWords, listMethodWords].flatMap((each) => Object.keys(each));
    expect(told.filter((name) => !functions.includes(name))).toEqual([]);
  });

  it("finds the expression of a template", () => {
    const text = "Order {{ order.number }} for {{ cus";
    expect(expressionBefore(text, 3)).toBeNull();
    expect(expressionBefore(text, 14)).toEqual({ start: 8, before: " order" });
    expect(expressionBefore(text, text.length)?.before).toBe(" cus");
  });

  it("says what a word is", () => {
    const text = "isEmpty(order.note) && hourOf(now) > 3";
    expect(knownAt(text, 2, fields)).toMatchObject({ kind: "function", start: 0, end: 7 });
    expect(knownAt(text, 16, fields)).toMatchObject({ kind: "field", field: { path: "order.note" } });
    expect(knownAt(text, 25, fields)).toMatchObject({ kind: "field", field: { path: "hourOf(now)" } });
    expect(knownAt(text, 36, fields)).toBeNull();
  });
});
