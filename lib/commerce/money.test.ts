import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalText } from "./decimal-text.ts";
import { addMoney, commonCurrency, compareExact, exactMoney, exactNumber, type Money, moneyOfExact, multiplyExact } from "./money.ts";
import { parseMoney } from "./parse-money.ts";

const currency = fc.constantFrom("USD", "CNY", "JPY", "KWD", "EUR", "CLF");
const amount = fc.maxSafeInteger();
const some = fc.record({ amountMinor: amount, currency });

describe("money", () => {
  test("a decimal text is what it was parsed from, for every currency", () => {
    fc.assert(
      fc.property(some, (money) => {
        expect(parseMoney(decimalText(money), money.currency)).toEqual(money);
      }),
    );
  });

  test.each([
    [{ amountMinor: 19900, currency: "USD" }, "199.00"],
    [{ amountMinor: 500, currency: "JPY" }, "500"],
    [{ amountMinor: 1234, currency: "KWD" }, "1.234"],
    [{ amountMinor: -5, currency: "CNY" }, "-0.05"],
    [{ amountMinor: 0, currency: "" }, "0.00"],
  ])("%o reads as %s", (money, text) => expect(decimalText(money)).toBe(text));

  test("in and out of exact arithmetic nothing is lost", () => {
    fc.assert(
      fc.property(some, (money) => {
        expect(moneyOfExact(exactMoney(money), money.currency)).toEqual(money);
      }),
    );
  });

  test("a number is the decimal that it is written as", () => {
    expect(exactNumber(0.1)).toEqual({ top: 1n, bottom: 10n });
    expect(exactNumber(1e21)).toEqual({ top: 10n ** 21n, bottom: 1n });
    expect(exactNumber(1.5e-7)).toEqual({ top: 15n, bottom: 10n ** 8n });
    expect(exactNumber(Number.NaN)).toBeNull();
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const exact = exactNumber(value);
        expect(exact && Number(`${exact.top}`) / Number(`${exact.bottom}`)).toBeDefined();
        const back = exactNumber(Number(String(value)));
        expect(exact && back && compareExact(exact, back)).toBe(0);
      }),
    );
  });

  test("a product is rounded once, a half away from zero", () => {
    const times = (money: Money, factor: number) => {
      const exact = exactNumber(factor);
      return exact && moneyOfExact(multiplyExact(exactMoney(money), exact), money.currency);
    };
    expect(times({ amountMinor: 5, currency: "USD" }, 0.1)?.amountMinor).toBe(1);
    expect(times({ amountMinor: -5, currency: "USD" }, 0.1)?.amountMinor).toBe(-1);
    expect(times({ amountMinor: 4, currency: "USD" }, 0.1)?.amountMinor).toBe(0);
    expect(times({ amountMinor: 1005, currency: "USD" }, 1.1)?.amountMinor).toBe(1106);
    expect(times({ amountMinor: 500, currency: "JPY" }, 0.5)?.amountMinor).toBe(250);
  });

  test("sums are integer sums, and different currencies have none", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), currency, (a, b, code) => {
        expect(addMoney({ amountMinor: a, currency: code }, { amountMinor: b, currency: code })).toEqual({
          amountMinor: a + b,
          currency: code,
        });
      }),
    );
    expect(addMoney({ amountMinor: 1, currency: "USD" }, { amountMinor: 1, currency: "EUR" })).toBeNull();
    expect(commonCurrency({ amountMinor: 0, currency: "" }, { amountMinor: 1, currency: "EUR" })).toBe("EUR");
    expect(commonCurrency({ amountMinor: 1, currency: "" }, { amountMinor: 1, currency: "EUR" })).toBeNull();
  });
});
