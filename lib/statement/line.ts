/** One line of a payment provider's statement, whoever the provider is. Every amount is as the shop's account feels it. */
import { z } from "zod";
import type { Book } from "./book.ts";

export const lineKinds = ["payment", "refund", "fee", "payout", "other"] as const;
export type LineKind = (typeof lineKinds)[number];

export const statementLine = z.object({
  /** Of the file, from 1. */
  number: z.int(),
  /** The same for the same movement in every file that tells of it. */
  identity: z.string(),
  kind: z.enum(lineKinds),
  /** ISO 8601 with the statement's own zone, and the statement's own day. */
  at: z.string(),
  day: z.string(),
  /** The provider's number of the payment. */
  transactionId: z.string(),
  /** Ours: what the shop called the payment when it asked for it. */
  merchantNo: z.string(),
  refundId: z.string(),
  refundNo: z.string(),
  /** What came in (positive) or went out (negative), before fees. */
  amountMinor: z.int(),
  /** What the customer was asked for, where a coupon of the provider's makes it another amount; signed alike. */
  askedMinor: z.int(),
  /** Kept by the provider: negative. Given back: positive. */
  feeMinor: z.int(),
  currency: z.string(),
  /** Share of the amount that the provider says it keeps, as written: `0.60%`. Empty where it says nothing. */
  rate: z.string(),
  /** What the provider calls it. */
  type: z.string(),
  note: z.string(),
  /** The line as it stands in the file. */
  text: z.string(),
  /** Told before, in this file or an earlier one: kept, and counted once. */
  repeats: z.boolean(),
});
export type StatementLine = z.infer<typeof statementLine>;

/** Why a line could not be read; each has words. */
export const lineProblems = ["columns", "quote", "time", "amount", "fee", "currency", "direction", "status"] as const;
export type LineProblem = (typeof lineProblems)[number];

export interface UnreadLine {
  number: number;
  text: string;
  problem: LineProblem;
  /** What stands there and could not be read. */
  found: string;
}

/** What the file says of itself, beside what we read in it. */
export const controlKinds = ["lines", "received", "refunded", "fees"] as const;
export type ControlKind = (typeof controlKinds)[number];
export interface Control {
  of: ControlKind;
  said: number;
  read: number;
  /** Empty for a count. */
  currency: string;
}

export interface ReadStatement {
  provider: string;
  book: Book;
  /** The account, where the file names it. */
  account: string;
  lines: StatementLine[];
  unread: UnreadLine[];
  controls: Control[];
  /** The end of the file is missing: its closing lines are not there. */
  cut: boolean;
  /** Days that the file covers, its own days; empty where it covers none. */
  from: string;
  to: string;
}

/** What comes in and goes out, all told. */
export const netMinor = (line: Pick<StatementLine, "amountMinor" | "feeMinor">): number => line.amountMinor + line.feeMinor;
