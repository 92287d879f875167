import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Covered, type Line, reconcile } from "./reconcile.ts";
import type { MoneyRecord } from "./record.ts";
import { keptMinor, sumDays } from "./sums.ts";

const day = "2026-11-21";
const line = (id: string, rest: Partial<Line> = {}): Line => ({
  ...{ id, provider: "wechat-pay", book: "trade", kind: "payment", at: `${day}T10:00:00+08:00`, day, byHand: null },
  ...{ transactionId: `t-${id}`, merchantNo: "", refundId: "", refundNo: "", currency: "CNY", rate: "", type: "", feeMinor: 0 },
  ...{ amountMinor: 10_000, askedMinor: rest.amountMinor ?? 10_000 },
  ...rest,
});
const record = (id: string, rest: Partial<MoneyRecord> = {}): MoneyRecord => ({
  ...{ id, kind: "payment", provider: "wechat-pay", transactionId: "", merchantNo: "", refundId: "", refundNo: "" },
  ...{ orderId: `o-${id}`, orderNumber: "", amountMinor: 10_000, currency: "CNY", at: `${day}T02:00:00Z` },
  ...rest,
});
const covered: Covered[] = [{ provider: "wechat-pay", from: day, to: day }];
const kinds = (lines: Line[], records: MoneyRecord[], days = covered) =>
  reconcile(lines, records, days).differences.map(({ kind }) => kind);

describe("a payment", () => {
  test("is matched by the provider's number, by ours, or by the order's", () => {
    const lines = [line("1"), line("2", { merchantNo: "pay-2" }), line("3", { merchantNo: "1003" })];
    const records = [record("a", { transactionId: "t-1" }), record("b", { merchantNo: "pay-2" }), record("c", { orderNumber: "#1003" })];
    expect(reconcile(lines, records, covered)).toMatchObject({
      matches: [
        { lineId: "1", recordId: "a", by: "transaction" },
        { lineId: "2", recordId: "b", by: "own-number" },
        { lineId: "3", recordId: "c", by: "own-number" },
      ],
      differences: [],
    });
  });

  test("of the same amount is only suggested, both ways, never matched", () => {
    const { matches, differences } = reconcile([line("1")], [record("a")], covered);
    expect(matches).toEqual([]);
    expect(differences).toMatchObject([
      { kind: "missing-in-shop", lineId: "1", statementMinor: 10_000, shopMinor: null, suggestions: ["a"] },
      { kind: "missing-on-statement", recordId: "a", shopMinor: 10_000, statementMinor: null, suggestions: ["1"] },
    ]);
    const far = record("a", { at: "2026-11-25T02:00:00Z" });
    expect(reconcile([line("1")], [far], covered).differences).toMatchObject([{ suggestions: [] }]);
  });

  test("of another amount is a difference of the two", () => {
    const short = reconcile([line("1", { amountMinor: 9_900 })], [record("a", { transactionId: "t-1" })], covered);
    expect(short.differences).toMatchObject([{ kind: "amount", shopMinor: 10_000, statementMinor: 9_900 }]);
    expect(kinds([line("1", { currency: "USD" })], [record("a", { transactionId: "t-1" })])).toEqual(["amount"]);
  });

  test("with a coupon of the provider's fits by what the customer was asked for", () => {
    expect(kinds([line("1", { amountMinor: 9_000, askedMinor: 10_000 })], [record("a", { transactionId: "t-1" })])).toEqual([]);
  });

  test("twice for one order is a second payment", () => {
    const twice = [line("1", { merchantNo: "1001" }), line("2", { merchantNo: "1001", at: `${day}T10:01:00+08:00` })];
    expect(reconcile(twice, [record("a", { orderNumber: "1001" })], covered).differences).toMatchObject([
      { kind: "duplicate-payment", lineId: "2", recordId: "a" },
    ]);
  });

  test("is missing on a statement only where that provider's statement of its day is here", () => {
    expect(kinds([], [record("a")])).toEqual(["missing-on-statement"]);
    expect(kinds([], [record("a")], [])).toEqual([]);
    expect(kinds([], [record("a", { provider: "" })])).toEqual([]);
    // half past midnight in Beijing, still the day before by UTC
    expect(kinds([], [record("a", { at: "2026-11-21T16:30:00Z" })])).toEqual([]);
    expect(kinds([], [record("a", { at: "2026-11-20T16:30:00Z" })])).toEqual(["missing-on-statement"]);
  });

  test("that comes days later is late, and no more than that", () => {
    const late = reconcile([line("1")], [record("a", { transactionId: "t-1", at: "2026-11-18T02:00:00Z" })], covered);
    expect(late.differences).toMatchObject([{ kind: "late", values: { days: 3 } }]);
    expect(late.matches).toHaveLength(1);
    const unknown = record("r", { kind: "refund", refundNo: "n-1", at: "" });
    const refund = line("2", { kind: "refund", refundNo: "n-1", amountMinor: -10_000 });
    expect(kinds([refund], [unknown])).toEqual([]);
  });

  test("of which the provider keeps more than it says is a fee to ask about", () => {
    const fee = (feeMinor: number) => kinds([line("1", { rate: "0.60%", feeMinor })], [record("a", { transactionId: "t-1" })]);
    expect(fee(-60)).toEqual([]);
    expect(fee(-61)).toEqual([]);
    expect(fee(-90)).toEqual(["fee"]);
  });

  test("that a person has matched stays so, whatever the amounts", () => {
    const { matches, differences } = reconcile([line("1", { amountMinor: 1, byHand: "a" })], [record("a")], covered);
    expect(matches).toEqual([{ lineId: "1", recordId: "a", by: "hand" }]);
    expect(differences).toEqual([]);
  });
});

describe("a refund", () => {
  const paid = record("a", { orderNumber: "1001", transactionId: "t-1" });
  const back = (id: string, rest: Partial<Line> = {}) =>
    line(id, { kind: "refund", transactionId: "t-1", refundId: `r-${id}`, amountMinor: -10_000, at: `${day}T12:00:00+08:00`, ...rest });

  test("is matched by its number, or by its payment", () => {
    const known = record("r", { kind: "refund", orderNumber: "1001", refundNo: "n-1", at: `${day}T04:00:00Z` });
    expect(kinds([line("1"), back("2", { refundNo: "n-1" })], [paid, known])).toEqual([]);
    expect(kinds([line("1"), back("2", { merchantNo: "1001" })], [paid, known])).toEqual([]);
  });

  test("that the shop does not know is missing there, with its payment's order", () => {
    const { differences } = reconcile([line("1"), back("2")], [paid], covered);
    expect(differences).toMatchObject([{ kind: "missing-in-shop", lineId: "2", recordId: "a", shopMinor: null, statementMinor: -10_000 }]);
  });

  test("the second of one order, or beyond what was paid, is one too many", () => {
    const known = record("r", { kind: "refund", orderNumber: "1001", refundId: "r-2", at: `${day}T04:00:00Z` });
    expect(reconcile([line("1"), back("2"), back("3", { merchantNo: "1001" })], [paid, known], covered).differences).toMatchObject([
      { kind: "refunded-twice", lineId: "3" },
    ]);
    expect(kinds([line("1"), back("2"), back("3")], [paid])).toEqual(["refunded-twice", "refunded-twice"]);
  });
});

test("what the account's book tells again is told once; alone it is matched like any other", () => {
  const again = line("2", { book: "funds", transactionId: "t-1" });
  const records = [record("a", { transactionId: "t-1" })];
  expect(reconcile([line("1"), again], records, covered)).toMatchObject({ siblings: ["2"], differences: [], matches: [{ lineId: "1" }] });
  expect(reconcile([again], records, covered)).toMatchObject({ siblings: [], differences: [], matches: [{ lineId: "2" }] });
});

const small = fc.nat(6).map(String);
const anyLine = fc
  .record({
    kind: fc.constantFrom("payment" as const, "refund" as const, "fee" as const, "payout" as const, "other" as const),
    book: fc.constantFrom("trade" as const, "funds" as const),
    transactionId: fc.option(small, { nil: "" }),
    merchantNo: fc.option(small, { nil: "" }),
    refundId: fc.option(small, { nil: "" }),
    amount: fc.constantFrom(100, 200, 300),
    feeMinor: fc.integer({ min: -9, max: 3 }),
    hourOf: fc.nat(23),
    byHand: fc.option(
      small.map((n) => `payment/${n}`),
      { nil: null },
    ),
    currency: fc.constantFrom("CNY", "USD"),
  })
  .map(({ amount, hourOf, ...rest }) => {
    const amountMinor = rest.kind === "payment" || rest.kind === "other" ? amount : -amount;
    return { ...rest, amountMinor, askedMinor: amountMinor, at: `${day}T${String(hourOf).padStart(2, "0")}:00:00+08:00` };
  });
const lines = fc.array(anyLine, { maxLength: 14 }).map((all) => all.map((rest, n) => line(`l${n}`, rest)));
const records = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom("payment" as const, "refund" as const),
      number: small,
      transactionId: fc.option(small, { nil: "" }),
      refundId: fc.option(small, { nil: "" }),
      orderId: small,
      provider: fc.constantFrom("", "wechat-pay", "alipay"),
      amountMinor: fc.constantFrom(100, 200, 300),
    }),
    { maxLength: 10, selector: ({ kind, number }) => `${kind}/${number}` },
  )
  .map((all) => all.map(({ number, ...rest }) => record(`${rest.kind}/${number}`, rest)));

describe("whatever comes", () => {
  test("1. every payment and refund line is matched, a difference, or told by another book: exactly one of them", () => {
    fc.assert(
      fc.property(lines, records, (all, shop) => {
        const { matches, differences, siblings } = reconcile(all, shop, covered);
        for (const { id, kind } of all) {
          const matched = matches.filter(({ lineId }) => lineId === id).length;
          const open = differences.filter((each) => each.lineId === id && /missing-in-shop|duplicate|twice/.test(each.kind)).length;
          const told = siblings.filter((each) => each === id).length;
          expect(matched + open + told).toBe(kind === "payment" || kind === "refund" ? 1 : 0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("2. nothing is matched twice, and only a payment with a payment unless a person said so", () => {
    fc.assert(
      fc.property(lines, records, (all, shop) => {
        const { matches } = reconcile(all, shop, covered);
        expect(new Set(matches.map(({ lineId }) => lineId)).size).toBe(matches.length);
        expect(new Set(matches.map(({ recordId }) => recordId)).size).toBe(matches.length);
        for (const { lineId, recordId, by } of matches)
          if (by !== "hand") expect(all.find(({ id }) => id === lineId)?.kind).toBe(shop.find(({ id }) => id === recordId)?.kind);
      }),
      { numRuns: 400 },
    );
  });

  test("3. the order in which they come changes nothing", () => {
    fc.assert(
      fc.property(lines, records, fc.nat(), (all, shop, by) => {
        const turned = <T>(items: readonly T[]) => [...items.slice(by % (items.length || 1)), ...items.slice(0, by % (items.length || 1))];
        const sorted = ({ matches, differences }: ReturnType<typeof reconcile>) => [
          [...matches].map((each) => JSON.stringify(each)).sort(),
          [...differences].map((each) => JSON.stringify(each)).sort(),
        ];
        expect(sorted(reconcile(turned(all), turned(shop), covered))).toEqual(sorted(reconcile(all, shop, covered)));
      }),
      { numRuns: 400 },
    );
  });

  test("4. what a person has matched stays matched", () => {
    fc.assert(
      fc.property(lines, records, (all, shop) => {
        const { matches } = reconcile(all, shop, []);
        const again = reconcile(
          all.map((each) => ({ ...each, byHand: matches.find(({ lineId }) => lineId === each.id)?.recordId ?? null })),
          shop,
          [],
        );
        const pairs = (of: typeof matches) => of.map(({ lineId, recordId }) => `${lineId} ${recordId}`).sort();
        expect(pairs(again.matches)).toEqual(pairs(matches));
      }),
      { numRuns: 400 },
    );
  });

  test("the days add up to what their lines say", () => {
    fc.assert(
      fc.property(lines, (all) => {
        const trade = all.map((each) => ({ ...each, book: "trade" as const }));
        const sum = trade.reduce((total, { amountMinor, feeMinor }) => total + amountMinor + feeMinor, 0);
        expect(sumDays(trade).reduce((total, each) => total + keptMinor(each), 0)).toBe(sum);
      }),
    );
  });
});
