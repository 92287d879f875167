import { describe, expect, test } from "vitest";
import type { CanonicalEvent } from "../commerce/event.ts";
import { customer, order } from "../commerce/order.ts";
import { catalog } from "../nodes/catalog.ts";
import { compile } from "./expression.ts";
import { fieldsInScope } from "./fields-in-scope.ts";
import { flowDocument } from "./flow.ts";
import { namesAt } from "./names-at.ts";

const event: CanonicalEvent = {
  id: "e1",
  workspaceId: "w1",
  sourceId: null,
  type: "order.created",
  topic: "",
  entity: null,
  occurredAt: "",
  ours: false,
  receivedAt: "2026-11-22T08:05:00.000Z",
  order: order.parse({ id: "7", number: "#1001", total: { amountMinor: 19900, currency: "USD" } }),
  customer: customer.parse({ tags: ["vip"] }),
  body: { id: 7, "odd key": { deep: true }, lines: [{ sku: "A" }], none: null },
};
const document = flowDocument.parse({
  name: "Test",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", title: "Is it big?", config: { when: "order.total > 5" } },
    { id: "mark", type: "order.tag", config: { tag: "x" } },
    { id: "note", type: "team.note", config: { text: "x" } },
  ],
  edges: [
    { from: "start", to: "big" },
    { from: "big", port: "true", to: "mark" },
    { from: "big", port: "false", to: "note" },
    { from: "mark", to: "note" },
  ],
});
const at = (id: string) => fieldsInScope(document, id, catalog, { event, steps: { big: { result: true } } });
const paths = (id: string) => at(id).map((field) => field.path);

describe("the fields to pick from", () => {
  test("every one of them is an expression that compiles there", () => {
    const environment = namesAt(document, catalog).environment("note");
    for (const { path } of at("note")) expect([path, compile(path, environment).ok]).toEqual([path, true]);
  });

  test("have their type, words in both languages, choices, and the sample's value", () => {
    const fields = new Map(at("note").map((field) => [field.path, field]));
    expect(fields.get("order.total")).toEqual({
      path: "order.total",
      type: "money",
      label: { en: "order total", zh: "订单总额" },
      group: { en: "Order", zh: "订单" },
      sample: { amountMinor: 19900, currency: "USD" },
    });
    expect(fields.get("order.status")?.values).toContain("paid");
    expect(fields.get("customer.tags")).toMatchObject({ type: "list", sample: ["vip"] });
    expect(fields.get("steps.big.result")).toMatchObject({ type: "yesNo", group: { en: "Is it big?" }, sample: true });
    for (const field of fields.values())
      for (const words of [field.label, field.group]) expect(words.en !== "" && words.zh !== "").toBe(true);
  });

  test("hold steps that have certainly run, and no others", () => {
    expect(paths("note")).not.toContain("steps.mark.changed");
    expect(paths("mark")).toContain("steps.big.result");
    expect(paths("big")).not.toContain("steps.big.result");
  });

  test("hold the payload as it came, odd names and first items included", () => {
    const payload = at("note").filter((field) => field.path.startsWith("event.body"));
    expect(payload.map(({ path, type, sample }) => [path, type, sample])).toEqual([
      ["event.body.id", "number", 7],
      ['event.body["odd key"].deep', "yesNo", true],
      ["event.body.lines", "list", ["{…}"]],
      ["event.body.lines[0].sku", "text", "A"],
      ["event.body.none", "any", null],
    ]);
  });

  test("a start by hand offers its answers by their questions", () => {
    const hand = flowDocument.parse({
      name: "Hand",
      nodes: [
        { id: "start", type: "trigger.manual", config: { inputs: { why: "Why now?" } } },
        { id: "note", type: "team.note", config: { text: "x" } },
      ],
      edges: [{ from: "start", to: "note" }],
    });
    const fields = fieldsInScope(hand, "note", catalog);
    expect(fields.find((field) => field.path === "steps.start.input.why")?.label.en).toBe("Why now?");
    expect(fields.some((field) => field.path.startsWith("order."))).toBe(false);
  });
});
