/**
 * Holds statement lines against what the shop believes. By the provider's numbers only; where those say nothing, a thing of the
 * same amount near in time is a suggestion for a person and never a match. Invariants (quoted by the tests):
 * 1. Every payment and refund line is matched, is a difference, or is told by another book already; never two of them.
 * 2. A record is matched by at most one line of a book, and a line by at most one record.
 * 3. The order in which lines and records come changes nothing.
 * 4. What a person has matched stays matched.
 */
import { day as dayMs, hour, instantMs, instantText } from "../commerce/instant.ts";
import { exactMoney, exactNumber, moneyOfExact, multiplyExact } from "../commerce/money.ts";
import type { Book } from "../statement/book.ts";
import type { StatementLine } from "../statement/line.ts";
import type { Difference, DifferenceKind } from "./difference.ts";
import type { MoneyRecord } from "./record.ts";

export interface Line extends Omit<StatementLine, "number" | "text" | "note" | "repeats" | "identity"> {
  readonly id: string;
  readonly provider: string;
  readonly book: Book;
  /** A record that a person has matched it with. */
  readonly byHand: string | null;
}
/** Days for which a provider's statement is here, so that what it does not have is missing there. */
export interface Covered {
  readonly provider: string;
  readonly from: string;
  readonly to: string;
}
export type MatchedBy = "transaction" | "own-number" | "hand";
export interface Match {
  readonly lineId: string;
  readonly recordId: string;
  readonly by: MatchedBy;
}
export interface Reconciled {
  readonly matches: readonly Match[];
  readonly differences: readonly Difference[];
  /** Lines of the account's book whose payment or refund the trade book tells too. */
  readonly siblings: readonly string[];
}

/** From so many days after the shop's own date a match counts as late: a payment around midnight is none. */
const lateDays = 2;
const suggestWithinMs = 48 * hour;
const suggestionsMax = 5;
/** Rounding by parts of an order may be off by this much. */
const feeSlackMinor = 1;

export function reconcile(lines: readonly Line[], records: readonly MoneyRecord[], covered: readonly Covered[]): Reconciled {
  const told = inOrder(lines.filter(({ kind }) => kind === "payment" || kind === "refund"));
  const siblings = new Set(siblingsOf(told).map(({ id }) => id));
  const own = told.filter(({ id }) => !siblings.has(id));
  const shop = [...records].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
  const work = new Work(own, shop);
  work.matchAll();
  const differences = [
    ...own.flatMap((line) => ofLine(line, work)),
    ...shop.flatMap((record) => missingOnStatement(record, work, covered)),
  ];
  return { matches: work.matches, differences, siblings: [...siblings] };
}

class Work {
  readonly byLine = new Map<string, { record: MoneyRecord; by: MatchedBy }>();
  readonly byRecord = new Map<string, Line>();
  readonly lines: readonly Line[];
  readonly records: readonly MoneyRecord[];
  /** Which payment or order a number means. */
  readonly #groups = new Map<string, MoneyRecord[]>();
  /** Made when everything is matched: what is left over, by kind and amount, and what the statements gave back of each payment. */
  #free: { lines: Map<string, Line[]>; records: Map<string, MoneyRecord[]> } | null = null;
  #returned: Map<string, number> | null = null;

  constructor(lines: readonly Line[], records: readonly MoneyRecord[]) {
    this.lines = lines;
    this.records = records;
    for (const record of records) for (const name of namesOf(record)) push(this.#groups, name, record);
  }

  get matches(): Match[] {
    return [...this.byLine].map(([lineId, { record, by }]) => ({ lineId, recordId: record.id, by }));
  }

  matchAll(): void {
    const records = new Map(this.records.map((record) => [record.id, record]));
    for (const line of this.lines) {
      const record = line.byHand === null ? undefined : records.get(line.byHand);
      if (record) this.#tie(line, record, "hand");
    }
    // first what one number alone decides, then by order: the same amount before another one
    for (const line of this.lines)
      this.#tieFirst(
        line,
        "transaction",
        this.known(line).filter((record) => isSame(line, record)),
      );
    for (const exact of [true, false])
      for (const line of this.lines)
        this.#tieFirst(
          line,
          "own-number",
          this.known(line).filter((record) => record.kind === line.kind && (!exact || hasAmount(line, record))),
        );
  }

  /** All that the shop knows under one of the line's numbers, payments and refunds. */
  known(line: Line): MoneyRecord[] {
    const found = namesOfLine(line).flatMap((name) => this.#groups.get(name) ?? []);
    return [...new Set(found)].filter(({ provider }) => provider === "" || provider === line.provider);
  }

  freeLines({ kind, currency, amountMinor }: MoneyRecord): readonly Line[] {
    return this.#left().lines.get(`${kind} ${currency} ${amountMinor}`) ?? [];
  }

  freeRecords({ kind, currency, amountMinor, askedMinor }: Line): readonly MoneyRecord[] {
    const sizes = new Set([Math.abs(amountMinor), Math.abs(askedMinor)]);
    return [...sizes].flatMap((size) => this.#left().records.get(`${kind} ${currency} ${size}`) ?? []);
  }

  #left() {
    if (this.#free) return this.#free;
    const [lines, records] = [new Map<string, Line[]>(), new Map<string, MoneyRecord[]>()];
    for (const line of this.lines) {
      if (this.byLine.has(line.id)) continue;
      const { kind, currency, amountMinor, askedMinor } = line;
      for (const size of new Set([Math.abs(amountMinor), Math.abs(askedMinor)])) push(lines, `${kind} ${currency} ${size}`, line);
    }
    for (const record of this.records)
      if (!this.byRecord.has(record.id)) push(records, `${record.kind} ${record.currency} ${record.amountMinor}`, record);
    this.#free = { lines, records };
    return this.#free;
  }

  /** All that the statements say was given back of what a payment is of. */
  givenBack(payment: MoneyRecord): number {
    if (this.#returned === null) {
      this.#returned = new Map();
      for (const line of this.lines) {
        if (line.kind !== "refund") continue;
        for (const { kind, id, currency } of this.known(line))
          if (kind === "payment" && currency === line.currency) this.#returned.set(id, (this.#returned.get(id) ?? 0) - line.askedMinor);
      }
    }
    return this.#returned.get(payment.id) ?? 0;
  }

  #tieFirst(line: Line, by: MatchedBy, candidates: readonly MoneyRecord[]): void {
    if (this.byLine.has(line.id)) return;
    const record = candidates.find(({ id }) => !this.byRecord.has(id));
    if (record) this.#tie(line, record, by);
  }

  #tie(line: Line, record: MoneyRecord, by: MatchedBy): void {
    if (this.byLine.has(line.id) || this.byRecord.has(record.id)) return;
    this.byLine.set(line.id, { record, by });
    this.byRecord.set(record.id, line);
  }
}

/** The numbers by which a record can be found: of the payment, and of its order. */
function namesOf({ transactionId, merchantNo, refundId, refundNo, orderId, orderNumber }: MoneyRecord): Set<string> {
  return new Set([
    ...name("t", transactionId),
    ...[merchantNo, orderId, orderNumber].flatMap((own) => name("m", own)),
    ...name("r", refundId),
    ...name("n", refundNo),
  ]);
}
function namesOfLine({ transactionId, merchantNo, refundId, refundNo }: Line): string[] {
  return [...name("r", refundId), ...name("n", refundNo), ...name("t", transactionId), ...name("m", merchantNo)];
}
/** "#1001" and "1001" are one number. */
const name = (of: string, text: string): string[] => {
  const plain = text.trim().replace(/^#/, "");
  return plain === "" ? [] : [`${of}/${plain}`];
};

/** The provider's own number, or a refund's that we gave it, says that they are the same. */
function isSame(line: Line, record: MoneyRecord): boolean {
  if (line.kind !== record.kind) return false;
  const equal = (a: string, b: string) => a !== "" && a === b;
  if (line.kind === "payment") return equal(line.transactionId, record.transactionId);
  return equal(line.refundId, record.refundId) || equal(line.refundNo, record.refundNo);
}

const hasAmount = (line: Line, { amountMinor, currency }: MoneyRecord): boolean =>
  line.currency === currency && (Math.abs(line.amountMinor) === amountMinor || Math.abs(line.askedMinor) === amountMinor);

/** A payment that the trade book tells is told by the account's book again. */
function siblingsOf(lines: readonly Line[]): Line[] {
  const numbers = (line: Line) => namesOfLine(line).map((each) => `${line.provider} ${line.kind} ${each}`);
  const trade = new Set(lines.filter(({ book }) => book === "trade").flatMap(numbers));
  return lines.filter((line) => line.book === "funds" && numbers(line).some((each) => trade.has(each)));
}

function ofLine(line: Line, work: Work): Difference[] {
  const matched = work.byLine.get(line.id);
  const fee = feeDifference(line, matched?.record ?? null);
  if (!matched) return [unmatched(line, work), ...fee];
  const { record, by } = matched;
  const found: Difference[] = [];
  if (!hasAmount(line, record)) {
    const values = record.currency === line.currency ? {} : { shopCurrency: record.currency };
    // a person who matched them has seen the amounts
    if (by !== "hand") found.push(difference("amount", line, record, values));
  }
  const days = record.at === "" ? 0 : daysBetween(record.at, line.at);
  if (days >= lateDays && by !== "hand") found.push(difference("late", line, record, { days }));
  return [...found, ...fee];
}

function unmatched(line: Line, work: Work): Difference {
  const known = work.known(line);
  const payment = known.find(({ kind }) => kind === "payment");
  const sameKind = known.find(({ kind }) => kind === line.kind);
  if (line.kind === "payment" && sameKind) return difference("duplicate-payment", line, sameKind);
  if (line.kind === "refund" && (sameKind || (payment && work.givenBack(payment) > payment.amountMinor)))
    return difference("refunded-twice", line, sameKind ?? payment ?? null);
  return { ...difference("missing-in-shop", line, payment ?? null), shopMinor: null, suggestions: suggestedFor(line, work) };
}

function suggestedFor(line: Line, work: Work): string[] {
  const free = work.freeRecords(line).filter(({ provider }) => provider === "" || provider === line.provider);
  return nearest(free, line.at);
}

function missingOnStatement(record: MoneyRecord, work: Work, covered: readonly Covered[]): Difference[] {
  if (record.provider === "" || work.byRecord.has(record.id)) return [];
  const day = dayAt(record.at, record.provider);
  if (!covered.some(({ provider, from, to }) => provider === record.provider && from <= day && day <= to)) return [];
  const free = work.freeLines(record).filter((line) => line.provider === record.provider);
  const { id, provider, currency } = record;
  const shopMinor = record.kind === "refund" ? -record.amountMinor : record.amountMinor;
  const suggestions = nearest(free, record.at);
  return [
    {
      key: `missing-on-statement ${id}`,
      kind: "missing-on-statement",
      lineId: null,
      recordId: id,
      provider,
      day,
      currency,
      shopMinor,
      statementMinor: null,
      values: {},
      suggestions,
    },
  ];
}

/** The provider's day of a moment: China's providers close at midnight in Beijing, the others by UTC. */
export function dayAt(at: string, provider: string): string {
  const ms = instantMs(at) ?? 0;
  return instantText(ms + (provider === "wechat-pay" || provider === "alipay" ? 8 * hour : 0)).slice(0, 10);
}

function feeDifference(line: Line, record: MoneyRecord | null): Difference[] {
  const rate = /^(\d+(?:\.\d+)?)%$/.exec(line.rate)?.[1];
  const share = rate === undefined ? null : exactNumber(Number(rate));
  if (!share || line.kind !== "payment") return [];
  const whole = exactMoney({ amountMinor: line.amountMinor, currency: line.currency });
  const due = moneyOfExact(multiplyExact(multiplyExact(whole, share), { top: 1n, bottom: 100n }), line.currency);
  if (!due || Math.abs(due.amountMinor + line.feeMinor) <= feeSlackMinor) return [];
  return [{ ...difference("fee", line, record, { rate: line.rate }), shopMinor: -due.amountMinor, statementMinor: line.feeMinor }];
}

function difference(
  kind: DifferenceKind,
  line: Line,
  record: MoneyRecord | null,
  values: Readonly<Record<string, string | number>> = {},
): Difference {
  const shop = record === null ? null : record.kind === "refund" ? -record.amountMinor : record.amountMinor;
  const { id, provider, day, currency, askedMinor } = line;
  return {
    key: `${kind} ${id}`,
    kind,
    lineId: id,
    recordId: record?.id ?? null,
    provider,
    day,
    currency,
    shopMinor: shop,
    statementMinor: askedMinor,
    values,
    suggestions: [],
  };
}

function nearest(found: readonly { id: string; at: string }[], at: string): string[] {
  const near = found.filter((other) => apart(other.at, at) <= suggestWithinMs);
  const sorted = near.sort((a, b) => apart(a.at, at) - apart(b.at, at) || compare(a.id, b.id));
  return sorted.slice(0, suggestionsMax).map(({ id }) => id);
}

const apart = (a: string, b: string): number => Math.abs((instantMs(a) ?? 0) - (instantMs(b) ?? 0));
const daysBetween = (from: string, to: string): number => Math.floor(((instantMs(to) ?? 0) - (instantMs(from) ?? 0)) / dayMs);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (lines: readonly Line[]): Line[] => [...lines].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
