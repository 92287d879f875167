import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessColumns, headingsOf } from "./by-columns.ts";
import { readCsv } from "./csv.ts";
import { netMinor } from "./line.ts";
import { readStatement } from "./read-statement.ts";
import { alipayTradeBill, type SoldLine, wechatFundBill, wechatTradeBill } from "./samples.ts";

const day = "2026-11-21";
const sold: SoldLine[] = [
  {
    kind: "payment",
    at: `${day} 10:05:00`,
    transactionId: "4200001",
    merchantNo: "1001",
    amountMinor: 19_900,
    feeMinor: 119,
    note: '茶具, 白色 "礼盒"',
  },
  { kind: "payment", at: `${day} 23:59:59`, transactionId: "4200002", merchantNo: "1002", amountMinor: 1, feeMinor: 0 },
  {
    kind: "refund",
    at: `${day} 12:00:00`,
    transactionId: "4200001",
    merchantNo: "1001",
    refundId: "5030001",
    refundNo: "r-1",
    amountMinor: 5_000,
    feeMinor: 30,
  },
];
const read = (text: string) => {
  const statement = readStatement(text);
  if (!statement) throw new Error("the shape is not known");
  return statement;
};

describe("WeChat Pay's trade bill", () => {
  const bill = read(wechatTradeBill(sold));

  test("each trade is a line, in fen, with Beijing's time and both numbers", () => {
    expect(bill).toMatchObject({
      provider: "wechat-pay",
      book: "trade",
      account: "1900000109",
      from: day,
      to: day,
      cut: false,
      unread: [],
    });
    expect(bill.lines).toHaveLength(3);
    expect(bill.lines[0]).toMatchObject({
      ...{ number: 2, kind: "payment", at: `${day}T10:05:00+08:00`, day, transactionId: "4200001", merchantNo: "1001" },
      ...{ amountMinor: 19_900, feeMinor: -119, currency: "CNY", rate: "0.60%", note: '茶具, 白色 "礼盒"', identity: "payment/4200001" },
    });
    expect(bill.lines[2]).toMatchObject({ kind: "refund", amountMinor: -5_000, feeMinor: 30, refundId: "5030001", refundNo: "r-1" });
  });

  test("its own closing sums are held against what was read", () => {
    expect(bill.controls.map(({ of, said, read: mine }) => [of, said, mine])).toEqual([
      ["lines", 3, 3],
      ["received", 19_901, 19_901],
      ["refunded", 5_000, 5_000],
      ["fees", 89, 89],
    ]);
  });

  test("a line that is cut, or holds no amount, is shown with its number and reason; the others are read", () => {
    const rows = wechatTradeBill(sold).split("\r\n");
    rows[1] = (rows[1] ?? "").slice(0, 60);
    rows[2] = (rows[2] ?? "").replace("`0.01,`0.00,`0", "`1,2x,`0.00,`0");
    const broken = read(rows.join("\r\n"));
    expect(broken.unread.map(({ number, problem, found }) => [number, problem, found])).toEqual([
      [2, "columns", "6 / 27"],
      [3, "amount", "1,2x"],
    ]);
    expect(broken.lines).toHaveLength(1);
    expect(broken.controls.some(({ said, read: mine }) => said !== mine)).toBe(true);
  });

  test("a file that ends before its closing lines says so", () => {
    expect(read(wechatTradeBill(sold).split("\r\n").slice(0, 3).join("\r\n"))).toMatchObject({ cut: true, controls: [] });
  });
});

test("WeChat Pay's account bill has fees and payouts of their own", () => {
  const bill = read(
    wechatFundBill([
      { at: `${day} 10:05:00`, businessNo: "4200001", voucher: "1001", business: "交易", amountMinor: 19_900 },
      { at: `${day} 10:05:00`, businessNo: "4200001", voucher: "1001", business: "扣除交易手续费", amountMinor: 119 },
      { at: `${day} 11:00:00`, businessNo: "5030001", voucher: "r-1", business: "退款", amountMinor: 5_000 },
      { at: `${day} 12:00:00`, businessNo: "77", voucher: "", business: "提现", amountMinor: 10_000 },
    ]),
  );
  expect(bill).toMatchObject({ provider: "wechat-pay", book: "funds", unread: [] });
  expect(bill.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ["payment", 19_900],
    ["fee", -119],
    ["refund", -5_000],
    ["payout", -10_000],
  ]);
  expect(new Set(bill.lines.map(({ identity }) => identity)).size).toBe(4);
  expect(bill.controls.every(({ said, read: mine }) => said === mine)).toBe(true);
});

test("Alipay's bill: remarks above and below, tabs after values, refunds and fees as they are signed there", () => {
  const bill = read(
    alipayTradeBill(
      sold.map((line) => ({ ...line, note: "茶具" })),
      day,
    ),
  );
  expect(bill).toMatchObject({
    provider: "alipay",
    book: "trade",
    account: "20881234567890120156",
    unread: [],
    cut: false,
    from: day,
    to: day,
  });
  expect(bill.lines.map(({ kind, amountMinor, feeMinor, merchantNo }) => [kind, amountMinor, feeMinor, merchantNo])).toEqual([
    ["payment", 19_900, -119, "1001"],
    ["payment", 1, 0, "1002"],
    ["refund", -5_000, 30, "1001"],
  ]);
  expect(bill.controls).toHaveLength(4);
  expect(bill.controls.every(({ said, read: mine }) => said === mine)).toBe(true);
});

test("Alipay's bill of a day without a trade covers that day", () => {
  expect(read(alipayTradeBill([], day))).toMatchObject({ lines: [], from: day, to: day });
});

describe("Stripe's balance transactions", () => {
  test("from the dashboard", () => {
    const bill = read(
      [
        "id,Type,Source,Amount,Fee,Destination Platform Fee,Net,Currency,Created (UTC),Available On (UTC),Description,order_id (metadata)",
        'txn_1,charge,ch_1,"1,299.00",38.01,,1260.99,usd,2026-11-21 09:00,2026-11-23 00:00,"Order 1001, express",1001',
        "txn_2,refund,re_1,-99.00,0.00,,-99.00,usd,2026-11-21 10:00,2026-11-21 00:00,REFUND,1001",
        "txn_3,charge,ch_2,5000,180,,4820,jpy,2026-11-21 11:00,2026-11-23 00:00,,",
        "txn_4,payout,po_1,-100.00,0.00,,-100.00,usd,2026-11-21 12:00,2026-11-21 00:00,STRIPE PAYOUT,",
      ].join("\n"),
    );
    expect(bill).toMatchObject({ provider: "stripe", unread: [] });
    expect(bill.lines.map(({ kind, amountMinor, feeMinor, currency }) => [kind, amountMinor, feeMinor, currency])).toEqual([
      ["payment", 129_900, -3_801, "USD"],
      ["refund", -9_900, 0, "USD"],
      ["payment", 5_000, -180, "JPY"],
      ["payout", -10_000, 0, "USD"],
    ]);
    expect(bill.lines[0]).toMatchObject({ at: "2026-11-21T09:00Z", transactionId: "ch_1", merchantNo: "1001" });
  });

  test("from a report", () => {
    const bill = read(
      "balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,charge_id\ntxn_9,2026-11-21 09:00:00,eur,10.00,0.55,9.45,charge,ch_9,ch_9",
    );
    expect(bill.lines[0]).toMatchObject({ kind: "payment", amountMinor: 1_000, feeMinor: -55, transactionId: "ch_9" });
  });
});

describe("any other CSV", () => {
  const text = [
    "Booking date;Reference;Psp Transaction;Gross amount;Fee;Currency;Type",
    "21/11/2026 09:00;1001;psp-1;1.234;0.300;KWD;Sale",
    "21/11/2026 10:00;1001;psp-2;0.234;;KWD;Refund",
    "99/99/2026 10:00;1002;psp-3;1.000;;KWD;Sale",
    "21/11/2026 10:00;1002;psp-4;;;KWD;Sale",
  ].join("\n");

  test("is not taken for a shape that is known", () => expect(readStatement(text)).toBeNull());

  test("has its columns guessed from the headings and read as a person confirmed them", () => {
    const { headings } = headingsOf(text);
    const columns = guessColumns(headings);
    expect(columns).toEqual({
      at: 0,
      merchantNo: 1,
      transactionId: 2,
      amount: 3,
      fee: 4,
      currency: 5,
      type: 6,
      refundId: null,
      note: null,
    });
    const bill = readStatement(text, { provider: "Tap", columns, currency: "KWD", dates: "dmy", zone: "+03:00", feesPositive: true });
    expect(bill?.lines.map(({ kind, amountMinor, feeMinor, at }) => [kind, amountMinor, feeMinor, at])).toEqual([
      ["payment", 1_234, -300, "2026-11-21T09:00+03:00"],
      ["refund", -234, 0, "2026-11-21T10:00+03:00"],
    ]);
    expect(bill?.unread.map(({ number, problem }) => [number, problem])).toEqual([
      [4, "time"],
      [5, "amount"],
    ]);
  });
});

const anySold = fc
  .record({
    kind: fc.constantFrom("payment" as const, "refund" as const),
    amountMinor: fc.integer({ min: 0, max: 9_999_999_999 }),
    feeMinor: fc.integer({ min: 0, max: 99_999 }),
    at: fc
      .integer({ min: 0, max: 86_399 })
      .map((s) => `${day} ${[s / 3600, (s / 60) % 60, s % 60].map((n) => String(Math.floor(n)).padStart(2, "0")).join(":")}`),
    note: fc.string({ maxLength: 20 }).map((text) =>
      text
        .replace(/[`\r\n\t]/g, "")
        .replaceAll('"', "")
        .replaceAll(",", "")
        .trim(),
    ),
  })
  .chain((line) =>
    fc.nat(1e9).map((n): SoldLine => ({ ...line, transactionId: `t${n}`, merchantNo: `m${n}`, refundId: `r${n}`, refundNo: `n${n}` })),
  );

test("what any bill says is what is read: to the fen, nothing lost", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anySold, { selector: ({ transactionId }) => transactionId, maxLength: 20 }), (lines) => {
      for (const text of [wechatTradeBill(lines), alipayTradeBill(lines, day)]) {
        const bill = read(text);
        expect(bill.unread).toEqual([]);
        expect(bill.lines.map(({ kind, amountMinor }) => [kind, Math.abs(amountMinor)])).toEqual(
          lines.map(({ kind, amountMinor }) => [kind, amountMinor]),
        );
        expect(bill.controls.every(({ said, read: mine }) => said === mine)).toBe(true);
        const fees = lines.reduce(
          (sum, { kind, amountMinor, feeMinor = 0 }) => sum + (kind === "payment" ? amountMinor - feeMinor : feeMinor - amountMinor),
          0,
        );
        expect(bill.lines.reduce((sum, line) => sum + netMinor(line), 0)).toBe(fees);
      }
    }),
  );
});

test("whatever stands in a file, each of its lines is read, unread or a known remark, and reading never throws", () => {
  const heads = [wechatTradeBill([]), alipayTradeBill([], day)].map((text) => text.split("\r\n"));
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1),
      fc.array(fc.string({ unit: fc.constantFrom(...'`,"#12.3- 交易退款SUCCESS\t') }), { maxLength: 12 }),
      (which, noise) => {
        const file = heads[which] ?? [];
        const head = which === 0 ? 1 : 5;
        const bill = read([...file.slice(0, head), ...noise, ...file.slice(head)].join("\r\n"));
        const numbers = new Set([...bill.lines, ...bill.unread].map(({ number }) => number));
        const loud = noise.filter((line) => line.trim() !== "" && !(which === 1 && line.startsWith("#")));
        // a quote may take several lines together into one row
        if (!noise.some((line) => line.includes('"'))) expect(numbers.size).toBe(loud.length);
        else if (loud.length > 0) expect(numbers.size).toBeGreaterThan(0);
      },
    ),
  );
});

test("a CSV is read as it was written, quotes, commas and breaks inside it too", () => {
  const field = fc.string({ unit: fc.constantFrom(...'ab,"\n 茶') });
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")).join("\n");
      expect(readCsv(text).map(({ fields }) => fields)).toEqual(rows);
    }),
  );
});

test("a stray quote costs its own line and no other", () => {
  const rows = readCsv(["a,b", '"open,1', ...Array.from({ length: 40 }, (_, n) => `x,${n}`)].join("\n"));
  expect(rows).toHaveLength(42);
  expect(rows[1]).toMatchObject({ number: 2, open: true });
});
