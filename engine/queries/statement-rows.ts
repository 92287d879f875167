/** A statement's line as it is shown, from its row. */
import type { StatementLineShown } from "#lib/api/money.ts";
import type { DifferenceKind } from "#lib/reconcile/difference.ts";
import type { LineKind } from "#lib/statement/line.ts";
import { database } from "../store/database.ts";
import { iso } from "./keyset.ts";

export interface LineRow {
  id: string;
  statement_id: string;
  number: number;
  provider: string;
  kind: LineKind;
  at: Date;
  day: string;
  transaction_id: string;
  merchant_no: string;
  refund_id: string;
  refund_no: string;
  amount_minor: string;
  asked_minor: string;
  fee_minor: string;
  currency: string;
  rate: string;
  type: string;
  note: string;
  text: string;
  repeats: boolean;
  sibling: boolean;
  matched_by: StatementLineShown["matchedBy"];
}

export const lineColumns = () => database().sql`
  l.id, l.statement_id, l.number, l.provider, l.kind, l.at, l.day::text as day, l.transaction_id, l.merchant_no, l.refund_id, l.refund_no,
  l.amount_minor, l.asked_minor, l.fee_minor, l.currency, l.rate, l.type, l.note, l.text, l.repeats, l.sibling, l.matched_by`;

export function lineOf(row: LineRow): Omit<StatementLineShown, "order" | "difference"> {
  const { id, number, provider, kind, day, currency, rate, type, note, text, repeats, sibling } = row;
  return {
    ...{ id, number, provider, kind, day, currency, rate, type, note, text, repeats, sibling },
    statementId: row.statement_id,
    at: iso(row.at),
    transactionId: row.transaction_id,
    merchantNo: row.merchant_no,
    refundId: row.refund_id,
    refundNo: row.refund_no,
    amountMinor: Number(row.amount_minor),
    askedMinor: Number(row.asked_minor),
    feeMinor: Number(row.fee_minor),
    matchedBy: row.matched_by,
  };
}

export interface OrderColumns {
  order_id: string | null;
  order_number: string | null;
}
export const orderOf = ({ order_id: id, order_number: number }: OrderColumns) => (id === null ? null : { id, number: number || id });

export interface DifferenceColumns {
  difference_id: string | null;
  difference_kind: DifferenceKind | null;
}
