/** The ways in which a statement and the shop can differ. Each has words for the operator and something to do. */

export const differenceKinds = [
  /** On the statement, and the shop knows nothing of it. */
  "missing-in-shop",
  /** The shop has it, and the statement of its day does not. */
  "missing-on-statement",
  "amount",
  /** One order paid twice. */
  "duplicate-payment",
  /** One order given back twice, or more than was paid. */
  "refunded-twice",
  /** The provider kept another share than the one it names. */
  "fee",
  /** Matched, days after the shop thought it was paid. */
  "late",
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  /** The same for the same difference, however often it is found. */
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly lineId: string | null;
  readonly recordId: string | null;
  readonly provider: string;
  /** The statement's day; for what is not on it, the day on which it should be. */
  readonly day: string;
  readonly currency: string;
  /** What the shop has, and what the statement has; null: nothing. */
  readonly shopMinor: number | null;
  readonly statementMinor: number | null;
  /** For words: days, rates. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Others that it might be: same amount, near in time. Records for a line, lines for a record; the nearest first. */
  readonly suggestions: readonly string[];
}
