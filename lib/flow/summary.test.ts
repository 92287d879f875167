import { expect, test } from "vitest";
import { catalog } from "../nodes/catalog.ts";
import { spokenExpression } from "./field-names.ts";
import { flowDocument } from "./flow.ts";
import { nodeSummary, summaryPieces } from "./summary.ts";

const said = (type: string, config: Record<string, unknown>, locale: "en" | "zh" = "en", named?: (id: string) => string | undefined) => {
  const [node] = flowDocument.parse({ name: "x", nodes: [{ id: "a", type, config }] }).nodes;
  const known = catalog.get(type);
  return node && known ? nodeSummary(node, known, locale, named) : "";
};

test.each([
  ["logic.if", { when: "order.total > 500" }, "when order total is more than 500", "当 订单总额大于500"],
  ["logic.if", {}, "when …", "当 …"],
  ["order.tag", { tag: "vip {{ order.number }}" }, "add “vip order number”", "加上“vip 订单号”"],
  ["order.set-status", { status: "held" }, "to “On hold”", "改为“已暂缓”"],
  ["trigger.event", { event: "order.paid" }, "An order is paid", "订单已付款"],
  [
    "trigger.event",
    { event: "order.paid", when: "order.test" },
    "An order is paid, only when test order is true",
    "订单已付款，仅当 测试订单为是",
  ],
  ["outside.http", { url: "https://x.test/{{ order.id }}" }, "Send (POST) https://x.test/order’s ID", "发送 (POST) https://x.test/订单 ID"],
])("%s %o", (type, config, en, zh) => {
  expect(said(type, config)).toBe(en);
  expect(said(type, config, "zh")).toBe(zh);
});

test("fields are told from the words around them, and called by their names", () => {
  const [node] = flowDocument.parse({
    name: "x",
    nodes: [
      { id: "a", type: "team.note", config: { text: "Ship {{ order.number }}: {{ steps.ask.reason }}, {{ order.total * 2 }}, {{ now }}" } },
    ],
  }).nodes;
  const type = catalog.get("team.note");
  const fields = (locale: "en" | "zh") =>
    node && type ? summaryPieces(node, type, locale).flatMap((piece) => (piece.isField ? [piece.text] : [])) : [];
  expect(fields("en")).toEqual(["order number", "reason given", "order total * 2", "now"]);
  expect(fields("zh")).toEqual(["订单号", "理由", "订单总额 * 2", "当前时间"]);
});

test.each([
  ["order.note == 'order.number'", "order note == 'order.number'"],
  ["event.body.customer.first_name", "As it was sent: customer.first_name"],
  ["steps.lines.item.sku", "SKU"],
  ["steps.pressed.input.name", "name"],
  ["json(order.email)", "order’s email"],
  ["steps.send.body.id", "answer: id"],
  ["unknown.thing", "unknown.thing"],
])("%s is spoken", (expression, en) => expect(spokenExpression(expression, "en")).toBe(en));

test("a long text is one line, and cut", () => {
  const line = said("team.note", { text: `first\nsecond ${"x".repeat(500)}` });
  expect(line).toMatch(/^“first second x+…”$/);
  expect(line.length).toBeLessThan(140);
});
