import fc from "fast-check";
import { expect, test } from "vitest";
import { minorDigits } from "./currency.ts";
import { parseMoney } from "./parse-money.ts";

test.each([
  ["612.40", "EUR", 61240],
  ["0.1", "EUR", 10],
  ["19.99", "USD", 1999],
  ["1000", "JPY", 1000],
  ["1000.00", "JPY", 1000],
  ["1.234", "KWD", 1234],
  ["1.2", "KWD", 1200],
  ["-5.00", "USD", -500],
  ["-0.00", "USD", 0],
  ["10.005", "USD", 1001],
  ["10.0049999", "USD", 1000],
  ["-10.005", "USD", -1001],
  ["90071992547409.91", "USD", 9007199254740991],
])("%s %s", (text, currency, amountMinor) => expect(parseMoney(text, currency)).toEqual({ amountMinor, currency }));

test.each(["", "x", "1,5", "1e3", "NaN", "0x10", "1.2.3", "90071992547409.92", null, undefined, {}, []])("no amount: %s", (text) =>
  expect(parseMoney(text, "USD")).toBeNull(),
);

test("every count of minor units survives being written as a decimal", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom("EUR", "JPY", "KWD", "CLF"), (amountMinor, currency) => {
      const digits = minorDigits(currency);
      const size = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
      const text = `${amountMinor < 0 ? "-" : ""}${size.slice(0, size.length - digits)}${digits > 0 ? `.${size.slice(size.length - digits)}` : ""}`;
      expect(parseMoney(text, currency)).toEqual({ amountMinor, currency });
    }),
  );
});
