import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CanonicalEvent } from "../commerce/event.ts";
import { customer, order } from "../commerce/order.ts";
import { limits } from "../limits.ts";
import { effects } from "../run/effects.ts";
import { compile, explain } from "./expression.ts";
import { environmentFor } from "./expression-environment.ts";
import { toPlain, toText } from "./plain.ts";
import { resultShape } from "./results.ts";
import { scopeOf } from "./scope.ts";

const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });
const event: CanonicalEvent = {
  id: "e1",
  workspaceId: "w1",
  sourceId: "s1",
  type: "order.created",
  topic: "orders/create",
  entity: { type: "order", id: "271878346596884015" },
  occurredAt: "2026-11-22T08:04:00Z",
  ours: false,
  receivedAt: "2026-11-22T08:05:00.000Z",
  order: order.parse({
    id: "271878346596884015",
    total: usd(50001),
    subtotal: usd(30000),
    tags: ["gift"],
    items: [
      { id: "1", sku: "A", quantity: 2, price: usd(1999), total: usd(3998) },
      { id: "2", sku: "B", quantity: 1, price: usd(46003), total: usd(46003) },
    ],
    shippingAddress: { city: "Köln", country: "DE" },
  }),
  customer: customer.parse({ id: "c1", tags: ["vip"], ordersCount: 3, totalSpent: { amountMinor: 100, currency: "EUR" } }),
  body: { a: { b: 3 }, price: "812.00", nothing: null, flag: true, list: [1, 2, 3], yes: "true" },
};
const environment = environmentFor({
  parts: ["order", "customer"],
  steps: new Map([
    ["mark", resultShape(effects["order.tag"].reply)],
    ["call", resultShape(effects["http.request"].reply)],
  ]),
});
const steps = { mark: { tags: ["a"], before: [], changed: true }, call: { status: 404, headers: { a: "b" }, body: { ok: 1 } } };
const scope = scopeOf(event, steps, "2026-11-22T09:05:00.000Z");

function value(text: string, test = false): unknown {
  const compiled = compile(text, environment, test);
  if (!compiled.ok) throw new Error(compiled.problem.message.en);
  const result = compiled.expression.evaluate(scope);
  if (!result.ok) throw new Error(result.failure.code);
  return toPlain(result.value);
}
const problem = (text: string) => {
  const compiled = compile(text, environment);
  if (compiled.ok) throw new Error(`${text} compiled`);
  return compiled.problem;
};

describe("money in an expression", () => {
  test.each([
    ["order.total > 500.0", true],
    ["order.total > 500", true],
    ["order.total > 500.01", false],
    ["order.total >= 500.01", true],
    ["order.total == 500.01", true],
    ["order.total != 500.01", false],
    ["500.0 < order.total", true],
    ["500 <= order.total", true],
    ["501 > order.total", true],
    ["500.01 == order.total", true],
    ["order.total * 2 == 1000.02", true],
    ["2 * order.total == 1000.02", true],
    ["order.total * 0.1 == 50.001", true],
    ["order.items[0].price * order.items[0].quantity == order.items[0].total", true],
    ["order.items.exists(item, item.price == 19.99)", true],
    ["order.total - order.subtotal == 200.01", true],
    ["order.total + order.refunded == order.total", true],
    ["order.subtotal / order.total < 0.6", true],
    ["order.total / 3 == 166.67", true],
    ["-order.total < 0", true],
    ["order.total == event.body.a.b", false],
    ["event.body.a.b < order.total", true],
    ["order.total > money('499.99', 'USD')", true],
    ["order.total.currency == 'USD' && order.total.amountMinor == 50001", true],
  ])("%s is %s", (text, expected) => expect(value(text)).toBe(expected));

  test("amounts in different currencies never compare as true, and their sum is no value", () => {
    expect(value("order.total > customer.totalSpent")).toBe(false);
    expect(value("order.total < customer.totalSpent")).toBe(false);
    expect(value("order.total == customer.totalSpent")).toBe(false);
    expect(value("order.total + customer.totalSpent > 0")).toBe(false);
    expect(value("order.total + customer.totalSpent")).toBeUndefined();
  });

  test("yen have no decimals and dinars three", () => {
    expect(value("money(500, 'JPY') == 500")).toBe(true);
    expect(value("money('1.234', 'KWD') == 1.234")).toBe(true);
    const dinars = compile("money('1.234', 'KWD')", environment);
    const result = dinars.ok ? dinars.expression.evaluate(scope) : null;
    expect(result?.ok && toText(result.value)).toBe("1.234");
  });

  test("0.1 + 0.2 is 0.3, for any amounts and factors", () => {
    expect(value("money('0.1', 'USD') + money('0.2', 'USD') == 0.3")).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000 }), (minor, factor) => {
        const read = scopeOf({ ...event, order: order.parse({ total: usd(minor) }) }, {}, event.receivedAt);
        const compiled = compile(`order.total * ${(factor / 100).toFixed(2)}`, environment);
        const result = compiled.ok ? compiled.expression.evaluate(read) : null;
        const exact = BigInt(minor) * BigInt(factor);
        expect(result?.ok && toPlain(result.value)).toEqual(usd(Number((exact + 50n) / 100n)));
      }),
    );
  });
});

describe("a missing value", () => {
  test.each([
    ["event.body.foo.bar > 3", false],
    ["event.body.foo.bar <= 3", false],
    ["event.body.foo == 'x'", false],
    ["event.body.foo != 'x'", false],
    ["!(event.body.foo > 3)", true],
    ["event.body.foo > 3 || order.total > 500", true],
    ["event.body.foo && true", false],
    ["!event.body.foo", true],
    ["event.body.foo == null", true],
    ["event.body.foo != null", false],
    ["event.body.nothing == null", true],
    ["event.body.nothing.deeper > 1", false],
    ["event.body.a.b.c.d == 1", false],
    ["event.body.price > 500", false],
    ["double(event.body.price) > 500.0", true],
    ["double(event.body.foo) > 500.0", false],
    ["event.body.yes", false],
    ["event.body.foo.contains('x')", false],
    ["event.body.foo.exists(x, x > 1)", false],
    ["event.body.foo.all(x, x > 1)", false],
    ["event.body.list.exists(x, x.y > 1)", false],
    ["'x' in event.body.foo", false],
    ["size(event.body.foo) > 0", false],
    ["order.items[9].price > 1", false],
    ["timestamp(order.placedAt) < now", false],
    ["event.body.foo ? false : true", true],
    ["isEmpty(event.body.foo.bar)", true],
    ["isEmpty(event.body.nothing)", true],
    ["isEmpty(order.note)", true],
    ["isEmpty(order.billingAddress)", true],
    ["isEmpty(order.shippingAddress)", false],
    ["isEmpty(order.total)", false],
    ["isEmpty(event.body.a)", false],
    ["either(event.body.foo, 'none') == 'none'", true],
    ["either(order.id, 'none') == 'none'", false],
    ["has(event.body.foo)", false],
    ["vars.limit > 3", false],
    ["steps.call.body.nope == 1", false],
  ])("%s is %s", (text, expected) => expect(value(text, true)).toBe(expected));

  test("by itself is no value, and no failure", () => {
    expect(value("event.body.foo.bar")).toBeUndefined();
    expect(value("'Hi ' + event.body.foo")).toBeUndefined();
  });

  test("a guest order has an empty customer, not none", () => {
    const { customer: _customer, ...guest } = event;
    const compiled = compile("!('vip' in customer.tags) && isEmpty(customer)", environment);
    expect(compiled.ok && compiled.expression.evaluate(scopeOf(guest, {}, event.receivedAt))).toEqual({ ok: true, value: true });
  });
});

describe("values", () => {
  test.each([
    ["order.id", "271878346596884015"],
    ["customer.ordersCount + 1", 4],
    ["customer.ordersCount * 1.5", 4.5],
    ["event.body.a.b + 1", 4],
    ["event.receivedAt", "2026-11-22T08:05:00.000Z"],
    ["now - event.receivedAt == duration('1h')", true],
    ["event.source", "s1"],
    ["order.items.map(item, item.sku).join('/')", "A/B"],
    ["order.items.filter(item, item.quantity > 1).size()", 1],
    ["steps.mark.changed && steps.call.status == 404", true],
    ["steps.call.headers.a", "b"],
    ["json(order.tags)", '["gift"]'],
    ["order.total > 500.0 ? 'big' : 'small'", "big"],
  ])("%s is %s", (text, expected) => expect(value(text)).toEqual(expected));

  test("what cannot be calculated is a failure with a sentence", () => {
    const compiled = compile("1 / 0 > 3", environment);
    expect(compiled.ok && compiled.expression.evaluate(scope)).toEqual({
      ok: false,
      failure: { code: "expression.division-by-zero", message: "“1 / 0 > 3” has no result: it divides by zero.", final: true },
    });
  });
});

describe("problems", () => {
  test("an unknown field has its place and the nearest name", () => {
    expect(problem("order.total > 1 && order.totl > 500.0")).toEqual({
      code: "expression.name",
      range: { start: 25, end: 29 },
      message: {
        en: "There is no “order.totl” here. Did you mean “order.total”?",
        zh: "这里没有“order.totl”。你是不是想写“order.total”？",
      },
    });
  });

  test.each([
    ["ordr.total", "Did you mean “order”?"],
    ["customer.tag", "Did you mean “customer.tags”?"],
    ["order.items.exists(i, i.skuu == 'A')", "Did you mean “i.sku”?"],
    ["order.shippingAddress.citty", "Did you mean “order.shippingAddress.city”?"],
    ["steps.mrk.changed", "Did you mean “steps.mark”?"],
    ["payment.amount > 1", "“payment” is not known when this flow starts"],
    ["order.note.contain('x')", "Did you mean “contains”?"],
    ["order.total > '5'", "“order.total” is an amount of money and “'5'” is text"],
    ["order && true", "“order” must be yes or no"],
    ["order.total and true", "Write && instead of “and”."],
    ["order.total = 5", "write == instead of ="],
    ["order.total ＞ 5", "full-width"],
    ["order.total >", "ends too early"],
    ["order.total > 1,000", "without a comma"],
    ["order.total > ¥500", "without “¥”"],
    ["order.total > 500元", "without “元”"],
    ["customer.tags.contains('vip')", "write: 'vip' in customer.tags"],
    ["customer.tags == 'vip'", "write: 'vip' in customer.tags"],
    ["order.total.contains('5')", "“contains” does not work"],
    ["order.note.matches('(a+)+$')", "“matches” is not available"],
    ["cel.bind(x, 1, x)", "There is no “cel” here."],
    ["money(5, 'USD') + money(5, 'EUR')", "Amounts in USD and EUR cannot be mixed."],
    ["'abc", "no closing quotation mark"],
  ])("%s", (text, sentence) => expect(problem(text).message.en).toContain(sentence));
});

describe("bounds", () => {
  test("characters, nodes and depth", () => {
    expect(problem(`'${"x".repeat(limits.expressionCharsMax)}'`).code).toBe("expression.size");
    expect(problem(`${"(".repeat(40)}1${")".repeat(40)}`).code).toBe("expression.size");
    expect(problem(Array.from({ length: 300 }, () => "1").join("+")).code).toBe("expression.size");
  });

  test("a loop in a loop over a long list stops, quickly", () => {
    const long = { ...event, body: { list: Array.from({ length: 9_000 }, (_, i) => i) } };
    for (const text of [
      "event.body.list.all(a, event.body.list.exists(b, a == b))",
      "event.body.list.map(a, event.body.list.map(b, a))",
      "event.body.list.exists(a, a in event.body.list && a < 0)",
    ]) {
      const compiled = compile(text, environment);
      const began = performance.now();
      const result = compiled.ok && compiled.expression.evaluate(scopeOf(long, {}, event.receivedAt));
      expect(result).toMatchObject({ ok: false, failure: { code: "expression.limit-exceeded" } });
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  test("joining cannot multiply a text", () => {
    const long = { ...event, body: { text: "x".repeat(100_000) } };
    const compiled = compile("event.body.text.split('').join(event.body.text)", environment);
    expect(compiled.ok && compiled.expression.evaluate(scopeOf(long, {}, event.receivedAt))).toMatchObject({ ok: false });
  });
});

describe("the why-view", () => {
  test("has the value of each part, and says what was missing or not needed", () => {
    const compiled = compile("order.total > 500.0 && (event.body.foo > 1 || 'vip' in customer.tags)", environment, true);
    const why = compiled.ok && compiled.expression.explain(scope).why.parts.map(({ text, state, value }) => [text, state, value]);
    expect(why).toEqual([
      ["order.total > 500.0 && (event.body.foo > 1 || 'vip' in customer.tags)", "value", true],
      ["order.total > 500.0", "value", true],
      ["order.total", "value", usd(50001)],
      ["event.body.foo > 1 || 'vip' in customer.tags", "value", true],
      ["event.body.foo > 1", "value", false],
      ["event.body.foo", "missing", undefined],
      ["'vip' in customer.tags", "value", true],
      ["customer.tags", "value", ["vip"]],
    ]);
    const [, , , , skippedPart] = explain("order.total > 900.0 && order.tags.size() > 1", environment, scope);
    expect(skippedPart).toMatchObject({ state: "skipped" });
  });
});

describe("whatever comes", () => {
  test("compiling never throws, and a problem lies inside the text", () => {
    const word = fc.constantFrom(
      ..."order total customer tags > < == && || ! ( ) [ ] . , ' \" 1 2.5 in exists x steps mark isEmpty ? : { } 中 “ = event body".split(
        " ",
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(word, { maxLength: 20 }).map((words) => words.join(" ")),
      fc.array(word, { maxLength: 12 }).map((words) => words.join("")),
    );
    fc.assert(
      fc.property(text, (source) => {
        const compiled = compile(source, environment);
        if (compiled.ok) compiled.expression.explain(scope);
        else {
          const { start, end } = compiled.problem.range;
          expect(start >= 0 && start <= end && end <= source.length).toBe(true);
          expect(compiled.problem.message.zh).not.toBe("");
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("evaluating any payload gives data, never an exception", () => {
    const texts = [
      "event.body.a.b > 3 && event.body.c.contains('x')",
      "event.body.a.exists(x, x.y == 'z') || event.body.b in event.body.a",
      "event.body.a + event.body.b == event.body.c",
      "isEmpty(event.body.a) ? json(event.body) : string(event.body.a)",
      "event.body.a[0].b[event.body.c] < event.body.d",
      "order.total * event.body.a > event.body.b",
    ].map((text) => compile(text, environment));
    const body = fc.record(
      { a: fc.anything({ maxDepth: 3 }), b: fc.jsonValue(), c: fc.jsonValue(), d: fc.jsonValue() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(body, fc.jsonValue(), fc.anything()), (any) => {
        for (const compiled of texts) {
          if (!compiled.ok) throw new Error(compiled.problem.message.en);
          const { result, why } = compiled.expression.explain(scopeOf({ ...event, body: any }, {}, event.receivedAt));
          expect(typeof result.ok).toBe("boolean");
          expect(() => JSON.stringify(why)).not.toThrow();
        }
      }),
      { numRuns: 500 },
    );
  });
});
