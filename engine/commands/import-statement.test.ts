import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { shopOrder } from "#drizzle/schema/shop.ts";
import { order } from "#lib/commerce/order.ts";
import { alipayTradeBill, type SoldLine, wechatFundBill, wechatTradeBill } from "#lib/statement/samples.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { getMoneyDifference } from "../queries/get-money-difference.ts";
import { getStatement } from "../queries/get-statement.ts";
import { listMoneyDays } from "../queries/list-money-days.ts";
import { listMoneyDifferences } from "../queries/list-money-differences.ts";
import { listStatementLines } from "../queries/list-statement-lines.ts";
import { listStatements } from "../queries/list-statements.ts";
import { listTeamNotes } from "../queries/list-team-notes.ts";
import { database } from "../store/database.ts";
import { deleteStatement } from "./delete-statement.ts";
import { importStatement } from "./import-statement.ts";
import { noteDifference } from "./note-difference.ts";
import { previewStatement } from "./preview-statement.ts";
import { reconcileMoney } from "./reconcile-money.ts";
import { settleDifference } from "./settle-difference.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
});
afterAll(() => shop.close());
afterEach(async () => {
  await database().sql`truncate statement, statement_line, statement_unread, money_difference, shop_order, team_note`;
});

const day = "2026-11-20";
const paid = (n: number, amountMinor = 10_000, rest: Partial<SoldLine> = {}): SoldLine => ({
  ...{
    kind: "payment",
    at: `${day} 10:0${n}:00`,
    transactionId: `42000${n}`,
    merchantNo: `100${n}`,
    amountMinor,
    feeMinor: Math.round(amountMinor * 0.006),
  },
  ...rest,
});
const back = (n: number, amountMinor: number): SoldLine => ({
  ...{
    kind: "refund",
    at: `${day} 12:0${n}:00`,
    transactionId: `42000${n}`,
    merchantNo: `100${n}`,
    refundId: `50300${n}`,
    refundNo: `r-${n}`,
    amountMinor,
  },
});
const file = (text: string | Buffer, name = "bill.csv") => ({ name, content: Buffer.from(text).toString("base64") });

async function haveOrder(n: number, totalMinor = 10_000, refunds: { id: string; amountMinor: number; at?: string }[] = []): Promise<void> {
  const total = { amountMinor: totalMinor, currency: "CNY" };
  const id = `o${n}`;
  const document = {
    ...order.parse({ id, number: `#100${n}`, paymentStatus: "paid", total, currency: "CNY" }),
    asOf: "",
    refunds: refunds.map((refund) => ({ at: "", ...refund })),
  };
  const at = new Date(`${day}T02:00:00Z`);
  await database()
    .db.insert(shopOrder)
    .values({
      ...{ workspaceId: shop.workspaceId, id, number: `#100${n}`, platform: "shopify", status: "paid", currency: "CNY", totalMinor },
      ...{ document, placedAt: at, updatedAt: at },
    });
}
const differences = async (state?: "open" | "right" | "gone") => (await listMoneyDifferences(shop.viewer, state ? { state } : {})).items;

test("a bill is matched with its orders, and what does not fit is a difference with its order", async () => {
  await haveOrder(1);
  await haveOrder(2);
  await haveOrder(3, 10_000, [{ id: "r-3", amountMinor: 4_000 }]);
  const done = await importStatement(shop.editor, file(wechatTradeBill([paid(1), paid(2, 9_000), paid(3), back(3, 4_000), paid(9)])));
  expect(done).toMatchObject({ open: 2, fresh: 2, statements: [{ known: false, lines: 5, repeats: 0, unread: 0 }] });
  expect(
    (await differences()).map(({ kind, order: of, shopMinor, statementMinor }) => [kind, of?.number, shopMinor, statementMinor]).sort(),
  ).toEqual([
    ["amount", "#1002", 10_000, 9_000],
    ["missing-in-shop", undefined, null, 10_000],
  ]);
  const days = await listMoneyDays(shop.viewer, {});
  expect(days.items).toMatchObject([
    {
      day,
      provider: "wechat-pay",
      currency: "CNY",
      payments: 4,
      receivedMinor: 39_000,
      refunds: 1,
      refundedMinor: -4_000,
      matched: 4,
      lines: 5,
      open: 2,
    },
  ]);
  const [{ keptMinor = 0, feesMinor = 0 } = {}] = days.items;
  expect(keptMinor).toBe(35_000 + feesMinor);
});

test("a payment that the provider told us of and its bill does not have is missing there, until a later bill has it", async () => {
  const payment = { id: "420009", amountMinor: 10_000, provider: "wechat-pay", at: `${day}T15:59:50Z` };
  await haveOrder(9, 10_000);
  await database().sql`update shop_order set document = (document::jsonb || ${JSON.stringify({ payments: [payment] })}::text::jsonb)::text`;
  await haveOrder(1);
  await importStatement(shop.editor, file(wechatTradeBill([paid(1)])));
  expect(await differences()).toMatchObject([
    { kind: "missing-on-statement", order: { number: "#1009" }, shopMinor: 10_000, statementMinor: null },
  ]);
  // ten seconds later it was the next day in Beijing; the shop's own number says nothing to the provider
  await importStatement(
    shop.editor,
    file(wechatTradeBill([paid(9, 10_000, { at: "2026-11-21 00:00:05", merchantNo: "xyz" })]), "next.csv"),
  );
  expect(await differences()).toEqual([]);
  expect(await differences("gone")).toMatchObject([{ kind: "missing-on-statement" }]);
});

test("the same file twice is here once; a line that two files tell of counts once", async () => {
  const bill = wechatTradeBill([paid(1), paid(2)]);
  const [first] = (await importStatement(shop.editor, file(bill))).statements;
  expect((await importStatement(shop.editor, file(bill, "again.csv"))).statements).toEqual([{ ...first, name: "again.csv", known: true }]);
  const longer = await importStatement(shop.editor, file(wechatTradeBill([paid(1), paid(2), paid(3)])));
  expect(longer.statements).toMatchObject([{ known: false, lines: 3, repeats: 2 }]);
  expect((await listMoneyDays(shop.viewer, {})).items).toMatchObject([{ payments: 3, receivedMinor: 30_000 }]);

  // the first is taken away: what the second tells too is counted there
  await deleteStatement(shop.editor, { id: first?.id ?? "" });
  expect((await listMoneyDays(shop.viewer, {})).items).toMatchObject([{ payments: 3, receivedMinor: 30_000 }]);
  expect((await listStatements(shop.viewer, {})).items).toMatchObject([{ lines: 3, repeats: 0 }]);
});

test("lines that cannot be read are kept with their number and reason", async () => {
  const rows = wechatTradeBill([paid(1), paid(2)]).split("\r\n");
  rows[2] = "`broken";
  const preview = await previewStatement(shop.editor, file(rows.join("\r\n")));
  expect(preview.files).toMatchObject([
    { lines: 1, unread: 1, known: false, firstUnread: [{ number: 3, problem: "columns", text: "`broken" }] },
  ]);
  const [{ id } = { id: "" }] = (await importStatement(shop.editor, file(rows.join("\r\n")))).statements;
  expect(await getStatement(shop.viewer, { id })).toMatchObject({ disagrees: true, unreadLines: [{ number: 3, problem: "columns" }] });
});

describe("a difference", () => {
  test("that a person says is right stays so, until its amounts change", async () => {
    await haveOrder(1);
    await importStatement(shop.editor, file(wechatTradeBill([paid(1, 9_000)])));
    const [{ id } = { id: "" }] = await differences();
    expect(await settleDifference(shop.editor, { id, as: "right", reason: "a coupon" })).toMatchObject({
      state: "right",
      reason: "a coupon",
      settledBy: "editor",
    });
    const days = { from: day, to: day };
    expect(await reconcileMoney(shop.editor, days)).toMatchObject({ open: 0, fresh: 0 });
    await database().sql`update shop_order set total_minor = 12000`;
    expect(await reconcileMoney(shop.editor, days)).toMatchObject({ open: 1, fresh: 0 });
    expect(await differences()).toMatchObject([{ id, shopMinor: 12_000 }]);
  });

  test("goes away by itself when the order is heard of", async () => {
    await importStatement(shop.editor, file(wechatTradeBill([paid(1)])));
    expect(await differences()).toMatchObject([{ kind: "missing-in-shop" }]);
    await haveOrder(1);
    await reconcileMoney(shop.editor, { from: day, to: day });
    expect(await differences()).toEqual([]);
    expect(await differences("gone")).toMatchObject([{ kind: "missing-in-shop", settledBy: null }]);
  });

  test("is matched by hand with what is suggested, and opened again", async () => {
    await haveOrder(1);
    const { statements } = await importStatement(shop.editor, file(wechatTradeBill([paid(1, 10_000, { merchantNo: "typed by hand" })])));
    const [{ id } = { id: "" }] = await differences();
    const detail = await getMoneyDifference(shop.viewer, { id });
    expect(detail).toMatchObject({
      record: null,
      line: { statementName: "bill.csv", number: 2 },
      suggestedRecords: [{ orderNumber: "#1001" }],
    });
    const recordId = detail.suggestedRecords[0]?.id ?? "";
    expect(await settleDifference(shop.editor, { id, as: "match", recordId })).toMatchObject({ state: "right" });
    const lines = await listStatementLines(shop.viewer, { id: statements[0]?.id ?? "" });
    expect(lines.items).toMatchObject([{ matchedBy: "hand", order: { number: "#1001" }, difference: null }]);
    await reconcileMoney(shop.editor, { from: day, to: day });
    expect(await differences()).toEqual([]);

    await settleDifference(shop.editor, { id, as: "open" });
    expect(await differences()).toMatchObject([{ id, kind: "missing-in-shop" }]);
  });

  test("is not matched with what is matched already", async () => {
    await haveOrder(1);
    await importStatement(shop.editor, file(wechatTradeBill([paid(1), paid(2)])));
    const [{ id } = { id: "" }] = await differences();
    await expect(settleDifference(shop.editor, { id, as: "match", recordId: "payment/o1" })).rejects.toMatchObject({ status: 409 });
  });

  test("becomes one to-do, however often that is pressed", async () => {
    await haveOrder(1);
    await importStatement(shop.editor, file(wechatTradeBill([paid(1, 9_000)])));
    const [{ id } = { id: "" }] = await differences();
    await noteDifference(shop.editor, { id, locale: "zh" });
    await noteDifference(shop.editor, { id, locale: "zh" });
    expect((await listTeamNotes(shop.viewer, {})).items).toMatchObject([
      { text: expect.stringContaining("资金待核：金额不符，微信支付"), order: { number: "#1001" } },
    ]);
  });
});

test("trade bill and account bill of one day do not count twice", async () => {
  await haveOrder(1);
  await importStatement(shop.editor, file(wechatTradeBill([paid(1)])));
  const moves = [
    { at: `${day} 10:01:00`, businessNo: "420001", voucher: "1001", business: "交易" as const, amountMinor: 10_000 },
    { at: `${day} 10:01:00`, businessNo: "420001", voucher: "1001", business: "扣除交易手续费" as const, amountMinor: 60 },
    { at: `${day} 20:00:00`, businessNo: "900", voucher: "", business: "提现" as const, amountMinor: 5_000 },
  ];
  expect(await importStatement(shop.editor, file(wechatFundBill(moves), "funds.csv"))).toMatchObject({ open: 0 });
  expect((await listMoneyDays(shop.viewer, {})).items).toMatchObject([
    { payments: 1, receivedMinor: 10_000, feesMinor: -60, paidOutMinor: -5_000, keptMinor: 4_940, open: 0 },
  ]);
});

describe("files as they come", () => {
  const bill = alipayTradeBill([{ ...paid(1), note: "茶具 礼盒" }], day);

  test("gzip, and a zip of GBK files with the archive's own summary beside", async () => {
    expect(await previewStatement(shop.editor, file(gzipSync(bill), "bill.csv.gz"))).toMatchObject({
      files: [{ name: "bill.csv", lines: 1 }],
    });
    const preview = await previewStatement(
      shop.editor,
      file(
        zip({
          "20881_20261120_业务明细.csv": gbk(bill),
          "20881_20261120_业务明细(汇总).csv": gbk("#支付宝业务汇总\n门店编号,交易订单总笔数\n合计,1"),
        }),
        "bill.zip",
      ),
    );
    expect(preview).toMatchObject({
      unknown: [],
      files: [{ name: "20881_20261120_业务明细.csv", provider: "alipay", lines: 1, first: [{ note: "茶具 礼盒" }] }],
    });
  });

  test("what is no statement is refused with what to do, and changes nothing", async () => {
    const refused = (content: string | Buffer, name: string) => importStatement(shop.editor, file(content, name));
    await expect(refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, 0, 0]), "a.xls")).rejects.toMatchObject({
      code: "statement.sheet",
    });
    await expect(refused(zip({ "xl/workbook.xml": Buffer.from("x"), "a.xlsx": Buffer.from("") }), "a.xlsx")).rejects.toMatchObject({
      code: "statement.sheet",
    });
    await expect(refused(gzipSync(bill).subarray(0, 40), "cut.gz")).rejects.toMatchObject({ code: "statement.broken" });
    await expect(refused(gzipSync(Buffer.alloc(200 * 1024 * 1024)), "bomb.gz")).rejects.toMatchObject({
      code: "statement.large",
      status: 413,
    });
    await expect(refused("Date,Amount\n2026-11-20,1.00", "own.csv")).rejects.toMatchObject({ code: "statement.columns", status: 422 });
    expect((await listStatements(shop.viewer, {})).items).toEqual([]);
  });

  test("any CSV once a person has named its columns", async () => {
    const text = "Date,Order,Amount\n2026-11-20 09:00,1001,12.50";
    const { unknown } = await previewStatement(shop.editor, file(text));
    const columns = unknown[0]?.columns;
    if (!columns) throw new Error("no guess");
    const mapping = { provider: "Adyen", columns, currency: "EUR", dates: "ymd" as const, zone: "Z", feesPositive: true };
    await importStatement(shop.editor, { ...file(text), mapping });
    expect((await listMoneyDays(shop.viewer, { provider: "Adyen" })).items).toMatchObject([{ currency: "EUR", receivedMinor: 1_250 }]);
  });
});

/** Only characters that the table below holds. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(high, low));
      if (char.length === 1 && !codes.has(char)) codes.set(char, [high, low]);
    }
  return Buffer.from([...text].flatMap((char) => (char.charCodeAt(0) < 128 ? [char.charCodeAt(0)] : (codes.get(char) ?? [63]))));
}

function zip(files: Record<string, Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, plain] of Object.entries(files)) {
    const [label, packed] = [gbk(name), deflateRawSync(plain)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(label.length, 22);
    bodies.push(Buffer.from("PK\x03\x04"), common, label, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), common, tail, label);
    at += 30 + label.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, central, end]);
}
