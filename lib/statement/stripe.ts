/** Stripe's balance transactions, from the dashboard's export or from its reports: the same values under two sets of headings. */
import { currencyCode } from "../commerce/currency.ts";
import { amountIn, placesOf, Row, timeIn, Unreadable } from "./columns.ts";
import { readCsv } from "./csv.ts";
import type { LineKind, ReadStatement, StatementLine, UnreadLine } from "./line.ts";
import { spanOf } from "./span.ts";

export function readStripe(text: string): ReadStatement | null {
  const rows = readCsv(text);
  const places = placesOf(rows[0]?.fields ?? []);
  const isExport = places.has("id") && places.has("type") && places.has("source") && places.has("net");
  const isReport = places.has("balance_transaction_id") && places.has("gross");
  if (!isExport && !isReport) return null;
  const lines: StatementLine[] = [];
  const unread: UnreadLine[] = [];
  for (const { number, text: line, fields, open } of rows.slice(1)) {
    if (line.trim() === "") continue;
    const fail = (problem: UnreadLine["problem"], found: string) => unread.push({ number, text: line, problem, found });
    if (open) fail("quote", "");
    else if (fields.length !== rows[0]?.fields.length) fail("columns", `${fields.length} / ${rows[0]?.fields.length ?? 0}`);
    else {
      const taken = take(new Row(places, fields));
      if (taken instanceof Unreadable) fail(taken.problem, taken.found);
      else lines.push({ number, text: line, repeats: false, ...taken });
    }
  }
  return { provider: "stripe", book: "trade", account: "", lines, unread, controls: [], cut: false, ...spanOf(lines) };
}

const kinds: Readonly<Record<string, LineKind>> = {
  charge: "payment",
  payment: "payment",
  refund: "refund",
  payment_refund: "refund",
  partial_capture_reversal: "refund",
  payout: "payout",
  payout_reversal: "payout",
  stripe_fee: "fee",
  fee: "fee",
  application_fee: "fee",
  network_cost: "fee",
};

function take(row: Row): Omit<StatementLine, "number" | "text" | "repeats"> | Unreadable {
  const named = row.text("currency");
  const currency = currencyCode(named);
  if (currency === "") return new Unreadable("currency", named);
  const time = timeIn(row.text("created(utc)", "created_utc", "created"), "Z");
  if (time instanceof Unreadable) return time;
  const amount = amountIn(row.text("amount", "gross"), currency);
  if (amount instanceof Unreadable) return amount;
  const fee = amountIn(row.text("fee", "fees"), currency, "fee");
  if (fee instanceof Unreadable) return fee;
  const type = row.text("type", "reporting_category").toLowerCase();
  const kind = kinds[type] ?? "other";
  const source = row.text("source", "source_id");
  return {
    identity: `balance/${row.text("id", "balance_transaction_id")}`,
    kind,
    ...time,
    // a refund's source is the refund; its payment stands in columns of the report only
    transactionId: kind === "refund" ? row.text("charge_id", "payment_intent_id") : source,
    merchantNo: row.text("order_id(metadata)", "order_id", "payment_metadata[order_id]"),
    refundId: kind === "refund" ? source : "",
    refundNo: "",
    amountMinor: amount,
    askedMinor: amount,
    feeMinor: fee === 0 ? 0 : -fee,
    currency,
    rate: "",
    type,
    note: row.text("description"),
  };
}
