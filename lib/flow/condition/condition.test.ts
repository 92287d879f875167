import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../expression.ts";
import { environmentFor } from "../expression-environment.ts";
import { partNames } from "../part-names.ts";
import {
  comparisonOperators,
  emptyGroup,
  type Group,
  group,
  type Item,
  joins,
  type Literal,
  type Many,
  normal,
  operatorNames,
  type Row,
  spanUnits,
  takesOf,
  type Value,
} from "./model.ts";
import { readCondition } from "./read.ts";
import { writeCondition } from "./write.ts";

const paths = [
  "order.total",
  "customer.tags",
  "order.shippingAddress.country",
  "event.body.line_items[0].sku",
  'event.body["x-y"]',
  "steps.tag1.changed",
  "isOpen(now)",
  "hourOf(now)",
  "now",
];
const path = fc.constantFrom(...paths);
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "'", "\\", "//", "{{ }}", "\n\r\t", "2026-01-01", "加急 “客户”", "true"),
);
const decimal = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.option(fc.integer({ min: 0, max: 999 })))
  .map(([whole, part]) => `${whole}${part === null ? "" : `.${part}`}`);
const literal: fc.Arbitrary<Literal> = fc.oneof(
  text.map((each): Literal => ({ kind: "text", text: each })),
  decimal.map((number): Literal => ({ kind: "number", number })),
  fc.boolean().map((flag): Literal => ({ kind: "flag", flag })),
);
const field = path.map((each): Value => ({ kind: "field", field: each }));
const date = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const values = {
  nothing: fc.constant(null),
  literal,
  operand: fc.oneof(literal, field),
  list: fc.array(literal, { maxLength: 4 }).map((each): Value => ({ kind: "list", values: each })),
  span: fc.tuple(fc.integer({ min: 0, max: 9_999 }), fc.constantFrom(...spanUnits)).map(([n, unit]): Value => ({ kind: "span", n, unit })),
  day: date.map((day): Value => ({ kind: "day", day })),
};
const row: fc.Arbitrary<Row> = fc
  .tuple(path, fc.constantFrom(...operatorNames))
  .filter(([field, operator]) => field !== "now" || (operator !== "yes" && operator !== "no"))
  .chain(([field, operator]) => values[takesOf(operator)].map((value): Row => ({ kind: "row", field, operator, value })));
const formula = fc
  .constantFrom(
    "order.total - order.refunded > 100.0",
    "order.test ? order.total > 1.0 : true",
    "500.0 < order.total",
    "(order.total + order.tax) * 2 > 10.0",
    "customer.name.lowerAscii() == 'lena'",
    "order.items.exists_one(i, i.quantity > 3)",
  )
  .map((each): Item => ({ kind: "formula", text: each }));

const { condition } = fc.letrec<{ condition: Group; item: Item; many: Many }>((tie) => ({
  condition: fc
    .tuple(fc.constantFrom(...joins), fc.array(tie("item"), { maxLength: 4, depthIdentifier: "deep" }))
    .map(([join, items]) => group(join, items)),
  item: fc.oneof({ depthIdentifier: "deep", depthSize: "small", maxDepth: 4 }, row, row, formula, tie("condition"), tie("many")),
  many: fc.record({
    kind: fc.constant("many" as const),
    list: fc.constantFrom("order.items", "event.body.line_items", "customer.tags"),
    name: fc.constantFrom("item", "line"),
    quantity: fc.oneof(
      fc.constantFrom({ is: "any" } as const, { is: "every" } as const, { is: "none" } as const),
      fc
        .tuple(fc.constantFrom(...comparisonOperators), fc.nat({ max: 500 }))
        .map(([compare, count]) => ({ is: "count" as const, compare, count: String(count) })),
    ),
    where: tie("condition"),
  }),
}));

/** Rows and groups, and at least one of them that is no formula. */
const saysMore = (item: Item): boolean => (item.kind === "group" ? item.items.some(saysMore) : item.kind !== "formula");
/** What the parser takes: an expression has so many parts, so deep, and no more. */
const fits = (each: Group) => {
  const { length } = writeCondition(each);
  return length < 3_000 && JSON.stringify(each).length < 6_000;
};

describe("a built condition", () => {
  it("is the same after it was written and read, whatever its groups, operators and values", () => {
    let asked = 0;
    fc.assert(
      fc.property(condition.filter(fits), (built) => {
        const sound = normal(built);
        fc.pre(saysMore(sound));
        asked += 1;
        expect(readCondition(writeCondition(built))).toEqual(sound);
      }),
      { numRuns: 2_000 },
    );
    expect(asked).toBeGreaterThan(1_000);
  });

  it("has text that is the same after it was read and written", () => {
    fc.assert(
      fc.property(condition.filter(fits), (built) => {
        const written = writeCondition(built);
        const read = readCondition(written);
        fc.pre(read !== null);
        expect(writeCondition(read as Group)).toBe(written);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is in its one form already once it was put into it", () => {
    fc.assert(
      fc.property(condition, (built) => {
        expect(normal(normal(built))).toEqual(normal(built));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["order.total > 500.0 && 'vip' in customer.tags"],
    ["!(order.total > 500.0 || order.test == true)"],
    ["(order.total > 500.0 || !isEmpty(order.note)) && !('vip' in customer.tags)"],
    ["order.items.exists(item, item.sku == 'LAMP' && item.quantity > 2)"],
    ["size(order.items.filter(item, item.quantity >= 2)) >= 3"],
    ["size(order.items) > 3"],
    ["!order.items.exists(item, item.sku.startsWith('GIFT-'))"],
    ["order.status in ['paid', 'held']"],
    ["timestamp(order.placedAt) > now - duration('72h')"],
    ["timestamp(event.receivedAt) < now - duration('30m')"],
    ["dateOf(order.placedAt) == dateOf(now) && isOpen(now)"],
    ["customer.tags.exists(each, each in ['vip', 'wholesale'])"],
    ["['vip', 'wholesale'].all(each, each in customer.tags)"],
    ["order.total > customer.totalSpent && order.total - order.refunded > 100.0"],
  ])("%s is read, is written the same, and fits the types", (text) => {
    const read = readCondition(text);
    expect(read).not.toBeNull();
    expect(writeCondition(read ?? emptyGroup)).toBe(text);
    const compiled = compile(text, environmentFor({ parts: partNames, steps: new Map() }), true);
    expect(compiled.ok ? compiled.expression.type : compiled.problem.message.en).toBe("bool");
  });

  it.each([
    ["an open bracket", "(order.total > 1"],
    ["an open text", "'open"],
    ["only a sum", "order.total * 2 > 100.0"],
    ["a choice", "order.test ? true : false"],
    ["a remark", "order.total > 1.0 // above one"],
    ["half a word", "ord"],
    ["more than a condition may hold", `order.note == '${"x".repeat(4_000)}'`],
  ])("leaves %s alone", (_, text) => {
    expect(readCondition(text)).toBeNull();
  });

  it("keeps what a row cannot say as a formula beside the rows, letter for letter", () => {
    const odd = "(order.total+order.tax) *2 > 10.0";
    const read = readCondition(`${odd} && order.test == true`);
    expect(read?.items[0]).toEqual({ kind: "formula", text: odd });
  });

  it("keeps a formula whole where it would fall apart between others", () => {
    const built = group("all", [
      { kind: "formula", text: "order.test ? true : 1 == 2" },
      { kind: "row", field: "order.note", operator: "empty", value: null },
    ]);
    expect(writeCondition(built)).toBe("(order.test ? true : 1 == 2) && isEmpty(order.note)");
  });
});
