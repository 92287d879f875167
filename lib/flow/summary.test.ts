import { expect, test } from "vitest";
import { catalog } from "../nodes/catalog.ts";
import { flowDocument } from "./flow.ts";
import { nodeSummary } from "./summary.ts";

const said = (type: string, config: Record<string, unknown>, locale: "en" | "zh" = "en", named?: (id: string) => string | undefined) => {
  const [node] = flowDocument.parse({ name: "x", nodes: [{ id: "a", type, config }] }).nodes;
  const known = catalog.get(type);
  return node && known ? nodeSummary(node, known, locale, named) : "";
};

test.each([
  ["logic.if", { when: "order.total > 500" }, "when order.total > 500", "当 order.total > 500"],
  ["logic.if", {}, "when …", "当 …"],
  ["order.tag", { tag: "vip {{ order.number }}" }, "add “vip order.number”", "加上“vip order.number”"],
  ["order.set-status", { status: "held" }, "to “On hold”", "改为“已暂缓”"],
  ["trigger.event", { event: "order.paid" }, "An order is paid", "订单已付款"],
  ["trigger.event", { event: "order.paid", when: "order.test" }, "An order is paid, only when order.test", "订单已付款，仅当 order.test"],
  ["outside.http", { url: "https://x.test/{{ order.id }}" }, "Send (POST) https://x.test/order.id", "发送 (POST) https://x.test/order.id"],
])("%s %o", (type, config, en, zh) => {
  expect(said(type, config)).toBe(en);
  expect(said(type, config, "zh")).toBe(zh);
});

test("a long text is one line, and cut", () => {
  const line = said("team.note", { text: `first\nsecond ${"x".repeat(500)}` });
  expect(line).toMatch(/^“first second x+…”$/);
  expect(line.length).toBeLessThan(140);
});
