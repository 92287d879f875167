import { expect, test } from "vitest";
import { exampleEvent } from "../../commerce/samples/example-event.ts";
import { explain } from "../expression.ts";
import { environmentFor } from "../expression-environment.ts";
import { scopeOf } from "../scope.ts";
import { describeItem } from "./describe.ts";
import { whyRows } from "./why.ts";

const event = exampleEvent("order.paid", "", "2026-03-02T09:00:00.000Z");
const environment = environmentFor({ parts: ["order", "payment", "customer"], steps: new Map() });
const scope = scopeOf(event, {}, event.receivedAt);

const truth = { true: "true", false: "false", null: "?" };
function said(text: string): string[] {
  return whyRows(explain(text, environment, scope)).map((row) => {
    const mark = `${"  ".repeat(row.depth)}${row.isSkipped ? "skipped" : truth[`${row.holds}`]}`;
    if (row.kind === "group") return `${mark} ${row.group.join}`;
    if (row.kind === "value") return `${mark} = ${row.text} ${JSON.stringify(row.value)}`;
    const what = row.item.kind === "formula" ? row.item.text : describeItem(row.item, "en");
    return [mark, what, ...row.values.map((value) => JSON.stringify(value) ?? "absent")].join(" · ");
  });
}

const total = '{"amountMinor":61240,"currency":"EUR"}';
test.each([
  ["order.total > 500.0", [`true · order total is more than 500 · ${total}`]],
  ["!isEmpty(order.note)", ['false · order note is not empty · ""']],
  ["order.total > payment.amount", [`false · order total is more than amount paid or refunded · ${total} · ${total}`]],
  [
    'order.total > 900.0 && "vip" in customer.tags',
    ["false all", `  false · order total is more than 900 · ${total}`, "  skipped · customer tags include “vip” · absent"],
  ],
  [
    "order.total > 500.0 && order.total < 900.0 && ('vip' in customer.tags || order.test)",
    [
      "true all",
      `  true · order total is more than 500 · ${total}`,
      `  true · order total is less than 900 · ${total}`,
      "  true any",
      '    true · customer tags include “vip” · ["vip"]',
      "    skipped · test order is true · absent",
    ],
  ],
  [
    "!(order.total > 900.0 || order.test)",
    ["false none", `  false · order total is more than 900 · ${total}`, "  true · test order is true · true"],
  ],
  [
    "order.total * 2 > 1000.0",
    ["true · order.total * 2 > 1000.0", '  ? = order.total * 2 {"amountMinor":122480,"currency":"EUR"}', `  ? = order.total ${total}`],
  ],
])("%s", (text, rows) => expect(said(text)).toEqual(rows));

test("of a choice, one condition after another", () => {
  const [a, b] = ["order.total > 900.0", "order.total > 500.0"].map((text) => explain(text, environment, scope));
  const shift = (b ?? []).map((part) => ({ ...part, start: part.start + 100, end: part.end + 100 }));
  expect(whyRows([...(a ?? []), ...shift]).map((row) => row.holds)).toEqual([false, true]);
});

test("a record of before is read as well: without states", () => {
  expect(whyRows([{ text: "order.test", start: 0, end: 10, value: true }])).toMatchObject([{ holds: true, depth: 0 }]);
});
