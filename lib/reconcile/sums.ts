/** What a day's lines come to, for each provider and currency. */
import type { Book } from "../statement/book.ts";
import type { LineKind } from "../statement/line.ts";

export interface Counted {
  readonly provider: string;
  readonly book: Book;
  readonly day: string;
  readonly currency: string;
  readonly kind: LineKind;
  readonly amountMinor: number;
  readonly feeMinor: number;
  /** Lines that are added up in this one already. */
  readonly count?: number;
}

export interface DaySums {
  readonly provider: string;
  readonly day: string;
  readonly currency: string;
  payments: number;
  receivedMinor: number;
  refunds: number;
  /** Negative, as are fees and what is paid out. */
  refundedMinor: number;
  feesMinor: number;
  paidOutMinor: number;
  otherMinor: number;
}

/** What is left on the account of a day: everything that came and went. */
export const keptMinor = (sums: DaySums): number =>
  sums.receivedMinor + sums.refundedMinor + sums.feesMinor + sums.paidOutMinor + sums.otherMinor;

/**
 * Where a day has both of a provider's books, the trade book says what was received, refunded and kept as a fee, and the
 * account's book only what the other does not know: payouts and the rest.
 */
export function sumDays(lines: readonly Counted[]): DaySums[] {
  const keyOf = ({ provider, day, currency }: Counted) => `${day} ${provider} ${currency}`;
  const traded = new Set(lines.filter(({ book }) => book === "trade").map(keyOf));
  const days = new Map<string, DaySums>();
  for (const line of lines) {
    const key = keyOf(line);
    if (line.book === "funds" && traded.has(key) && line.kind !== "payout" && line.kind !== "other") continue;
    const { provider, day, currency } = line;
    const sums = days.get(key) ?? {
      ...{ provider, day, currency, payments: 0, receivedMinor: 0, refunds: 0, refundedMinor: 0 },
      ...{ feesMinor: 0, paidOutMinor: 0, otherMinor: 0 },
    };
    days.set(key, sums);
    sums.feesMinor += line.feeMinor;
    if (line.kind === "payment") {
      sums.payments += line.count ?? 1;
      sums.receivedMinor += line.amountMinor;
    } else if (line.kind === "refund") {
      sums.refunds += line.count ?? 1;
      sums.refundedMinor += line.amountMinor;
    } else if (line.kind === "fee") sums.feesMinor += line.amountMinor;
    else if (line.kind === "payout") sums.paidOutMinor += line.amountMinor;
    else sums.otherMinor += line.amountMinor;
  }
  return [...days.values()].sort((a, b) => (a.day === b.day ? order(a, b) : a.day < b.day ? 1 : -1));
}

const order = (a: DaySums, b: DaySums): number =>
  a.provider === b.provider ? (a.currency < b.currency ? -1 : 1) : a.provider < b.provider ? -1 : 1;
