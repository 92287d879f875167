import { expect, test } from "vitest";
import { bindFlow } from "#engine/core/bind.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import { readWhy } from "./read-why.ts";

const event = {
  id: "e1",
  workspaceId: "w1",
  sourceId: null,
  type: "order.created" as const,
  topic: "",
  entity: null,
  occurredAt: "",
  ours: false,
  receivedAt: "2026-11-22T08:05:00.000Z",
  body: { a: 1, b: 2 },
};

function whyOf(type: string, config: Record<string, unknown>): string[] {
  const nodes = [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "x", type, config },
  ];
  const bound = bindFlow(flowDocument.parse({ name: "T", nodes, edges: [{ from: "start", to: "x" }] }));
  const settings = bound?.nodes.get("x")?.resolve(scopeOf(event, {}, event.receivedAt));
  return readWhy(settings?.ok ? settings.why : null).map((part) => part.text);
}

test("a condition is read as a whole, then part by part", () => {
  const when = "event.body.a == 1 && event.body.b == 3";
  expect(whyOf("logic.if", { when })).toEqual([when, "event.body.a == 1", "event.body.a", "event.body.b == 3", "event.body.b"]);
});

test("a choice is read case by case, up to the one that was taken", () => {
  const cases = [
    { id: "one", label: "One", when: "event.body.a == 2" },
    { id: "two", label: "Two", when: "event.body.b == 2" },
    { id: "three", label: "Three", when: "event.body.b == 3" },
  ];
  expect(whyOf("logic.switch", { cases })).toEqual(["event.body.a == 2", "event.body.a", "event.body.b == 2", "event.body.b"]);
});

test("a record of another shape is no parts", () => expect(readWhy({ text: "x" })).toEqual([]));
