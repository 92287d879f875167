/** Any other provider's CSV: which column is what is guessed from the headings, and a person confirms it over a preview. */
import { z } from "zod";
import { currencyCode } from "../commerce/currency.ts";
import { amountIn, heading, Row, timeIn, Unreadable } from "./columns.ts";
import { delimiterOf, linesOf, readCsv } from "./csv.ts";
import type { LineKind, ReadStatement, StatementLine, UnreadLine } from "./line.ts";
import { spanOf } from "./span.ts";

export const columnRoles = ["at", "amount", "fee", "currency", "type", "transactionId", "merchantNo", "refundId", "note"] as const;
export type ColumnRole = (typeof columnRoles)[number];

export const dateOrders = ["ymd", "dmy", "mdy"] as const;

export const columnMapping = z.strictObject({
  /** What the provider is called here. */
  provider: z.string().trim().min(1).max(40),
  /** The place of each column, from 0; null: the file has none. */
  columns: z.object(
    Object.fromEntries(columnRoles.map((role) => [role, z.int().min(0).max(500).nullable()])) as Record<
      ColumnRole,
      z.ZodNullable<z.ZodInt>
    >,
  ),
  /** For every line, where no column names it. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  dates: z.enum(dateOrders).default("ymd"),
  /** Hours from UTC of the times, where they do not say: `+08:00`. */
  zone: z
    .string()
    .regex(/^(?:Z|[+-]\d{2}:\d{2})$/)
    .default("Z"),
  /** Fees are written as positive numbers. */
  feesPositive: z.boolean().default(true),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

const guesses: readonly [ColumnRole, RegExp][] = [
  ["refundId", /^(?:refund(?:id|no|number|reference)?|refund_id|退款(?:单号|编号|流水号))$/],
  ["fee", /fee|commission|手续费|服务费|佣金/],
  ["currency", /currency|币种|货币/],
  ["at", /date|time|created|时间|日期/],
  ["merchantNo", /merchantref|order|reference|invoice|商户订单号|订单号/],
  ["transactionId", /transaction|payment_?id|psp|charge|交易号|流水号|^id$/],
  ["type", /type|kind|category|event|类型|状态/],
  ["amount", /amount|gross|total|credit|金额|收入/],
  ["note", /description|note|memo|comment|备注|说明|商品/],
];

/** Each column has one meaning, each meaning one column: the first that fits. */
export function guessColumns(headings: readonly string[]): ColumnMapping["columns"] {
  const taken = new Set<number>();
  const found = new Map<ColumnRole, number>();
  for (const [role, pattern] of guesses) {
    const place = headings.findIndex((text, at) => !taken.has(at) && pattern.test(heading(text)));
    if (place === -1) continue;
    taken.add(place);
    found.set(role, place);
  }
  return Object.fromEntries(columnRoles.map((role) => [role, found.get(role) ?? null])) as ColumnMapping["columns"];
}

/** The headings and the first lines below, for a person to look at. */
export function headingsOf(text: string): { headings: string[]; first: string[][] } {
  const [head = ""] = linesOf(text);
  const [row, ...rest] = readCsv(text, delimiterOf(head)).slice(0, 6);
  return { headings: [...(row?.fields ?? [])], first: rest.map(({ fields }) => [...fields]) };
}

export function readByColumns(text: string, mapping: ColumnMapping): ReadStatement {
  const [head = ""] = linesOf(text);
  const rows = readCsv(text, delimiterOf(head));
  const width = rows[0]?.fields.length ?? 0;
  const lines: StatementLine[] = [];
  const unread: UnreadLine[] = [];
  const seen = new Map<string, number>();
  for (const { number, text: line, fields, open } of rows.slice(1)) {
    if (line.trim() === "") continue;
    const fail = (problem: UnreadLine["problem"], found: string) => unread.push({ number, text: line, problem, found });
    if (open) fail("quote", "");
    else if (fields.length !== width) fail("columns", `${fields.length} / ${width}`);
    else {
      const taken = take(new Row(rowPlaces(mapping), fields), mapping);
      if (taken instanceof Unreadable) fail(taken.problem, taken.found);
      else {
        // two lines that say the very same are two movements where the provider numbers neither
        const times = (seen.get(taken.identity) ?? 0) + 1;
        seen.set(taken.identity, times);
        lines.push({ number, text: line, repeats: false, ...taken, identity: times === 1 ? taken.identity : `${taken.identity}/${times}` });
      }
    }
  }
  return { provider: mapping.provider, book: "trade", account: "", lines, unread, controls: [], cut: false, ...spanOf(lines) };
}

const rowPlaces = ({ columns }: ColumnMapping): ReadonlyMap<string, number> =>
  new Map(columnRoles.flatMap((role) => (columns[role] === null ? [] : [[role, columns[role]] as const])));

function take(row: Row, mapping: ColumnMapping): Omit<StatementLine, "number" | "text" | "repeats"> | Unreadable {
  const named = row.text("currency");
  const currency = named === "" ? mapping.currency : currencyCode(named);
  if (currency === "") return new Unreadable("currency", named);
  const time = timeIn(inYearOrder(row.text("at"), mapping.dates), mapping.zone);
  if (time instanceof Unreadable) return time;
  const written = row.text("amount");
  const amount = written === "" ? new Unreadable("amount", "") : amountIn(written, currency);
  if (amount instanceof Unreadable) return amount;
  const fee = amountIn(row.text("fee"), currency, "fee");
  if (fee instanceof Unreadable) return fee;
  const [type, transactionId, merchantNo, refundId] = [
    row.text("type"),
    row.text("transactionId"),
    row.text("merchantNo"),
    row.text("refundId"),
  ];
  const kind = kindOf(type, amount, refundId);
  const amountMinor = kind === "payment" || kind === "other" ? amount : kind === "payout" || amount > 0 ? -Math.abs(amount) : amount;
  return {
    identity: `${kind}/${refundId || transactionId || merchantNo}/${time.at}/${amountMinor}${currency}`,
    kind,
    ...time,
    transactionId,
    merchantNo,
    refundId,
    refundNo: "",
    amountMinor: amountMinor === 0 ? 0 : amountMinor,
    askedMinor: amountMinor === 0 ? 0 : amountMinor,
    feeMinor: fee === 0 ? 0 : mapping.feesPositive ? -fee : fee,
    currency,
    rate: "",
    type,
    note: row.text("note"),
  };
}

function kindOf(type: string, amount: number, refundId: string): LineKind {
  const said = type.toLowerCase();
  if (/refund|退款|chargeback|reversal/.test(said) || refundId !== "") return "refund";
  if (/payout|withdraw|settle|transfer|提现|结算/.test(said)) return "payout";
  if (/fee|commission|手续费|服务费/.test(said)) return "fee";
  if (said === "" || /pay|charge|sale|capture|purchase|支付|收款|交易|消费/.test(said)) return amount < 0 ? "refund" : "payment";
  return "other";
}

function inYearOrder(text: string, order: ColumnMapping["dates"]): string {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)$/.exec(text.trim());
  if (!found || order === "ymd") return text;
  const [, first = "", second = "", year = "", rest = ""] = found;
  const [month, day] = order === "dmy" ? [second, first] : [first, second];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${rest}`;
}
