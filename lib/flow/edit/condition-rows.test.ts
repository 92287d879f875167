import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Condition, type ConditionRow, numberText, operators, readCondition, writeCondition } from "./condition-rows.ts";

const field = fc.constantFrom("order.total", "customer.tags", "order.email", "steps.tag1.changed", "order.shippingAddress.country");
const row: fc.Arbitrary<ConditionRow> = fc
  .tuple(
    field,
    fc.constantFrom(...operators),
    fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.integer().map((n) => numberText(`${n}.50`)),
    ),
  )
  .map(([field, operator, value]): ConditionRow => {
    if (operator === "empty" || operator === "filled") return { field, operator, value: null };
    if (["has", "lacks", "contains", "startsWith", "endsWith"].includes(operator)) return { field, operator, value: String(value) };
    return { field, operator, value };
  });
const plain = (condition: Condition | null) => JSON.parse(JSON.stringify(condition)) as unknown;

describe("a condition as rows", () => {
  it("reads back what it wrote, whatever the values", () => {
    fc.assert(
      fc.property(fc.constantFrom("all" as const, "any" as const), fc.array(row, { minLength: 1, maxLength: 5 }), (join, rows) => {
        const condition: Condition = { join: rows.length === 1 ? "all" : join, rows };
        expect(plain(readCondition(writeCondition(condition)))).toEqual(plain(condition));
      }),
    );
  });

  it("reads the condition that the contract shows", () => {
    const read = readCondition("order.total > 500.0 && 'vip' in customer.tags");
    expect(read?.join).toBe("all");
    expect(read?.rows.map((each) => [each.field, each.operator, String(each.value)])).toEqual([
      ["order.total", ">", "500"],
      ["customer.tags", "has", "vip"],
    ]);
  });

  it("leaves richer formulas alone", () => {
    for (const text of [
      "a.b > 1 && c.d < 2 || e.f == 3",
      "order.items.exists(i, i.quantity > 3)",
      "order.total * 2 > 100.0",
      "order.total > customer.totalSpent",
      "(order.total > 1",
      "'open",
      "size(order.items) > 2",
      "!('a' in b.c",
    ])
      expect(readCondition(text)).toBeNull();
  });
});
