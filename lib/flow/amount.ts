/** Money inside an expression: exact until it leaves, when it is rounded to its currency's smallest unit. */
import {
  addExact,
  compareExact,
  divideExact,
  type Exact,
  exactMoney,
  exactNumber,
  type Money,
  moneyOfExact,
  multiplyExact,
  negateExact,
} from "../commerce/money.ts";

/** What an expression cannot do with these amounts. Compared, it makes the comparison false; elsewhere it is the expression's failure. */
export class AmountError extends Error {
  readonly code: "currency_mismatch" | "not_an_amount" | "division_by_zero" | "amount_overflow";
  constructor(code: AmountError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

export class Amount {
  readonly value: Exact;
  readonly currency: string;
  constructor(value: Exact, currency: string) {
    this.value = value;
    this.currency = currency;
  }

  static of(money: Money): Amount {
    return new Amount(exactMoney(money), money.currency);
  }

  /** Rounded to the smallest unit. */
  get money(): Money {
    const money = moneyOfExact(this.value, this.currency);
    if (!money) throw new AmountError("amount_overflow", "The amount is too large to count exactly.");
    return money;
  }
  // The two fields that an expression may read.
  get amountMinor(): bigint {
    return BigInt(this.money.amountMinor);
  }

  plus(other: Amount): Amount {
    return new Amount(addExact(this.value, other.value), meet(this, other));
  }
  minus(other: Amount): Amount {
    return new Amount(addExact(this.value, negateExact(other.value)), meet(this, other));
  }
  negated(): Amount {
    return new Amount(negateExact(this.value), this.currency);
  }
  times(factor: number | bigint): Amount {
    return new Amount(multiplyExact(this.value, number(factor)), this.currency);
  }
  dividedBy(divisor: number | bigint): Amount {
    return new Amount(quotient(this.value, number(divisor)), this.currency);
  }
  /** A share, such as discount / subtotal. */
  ratioTo(other: Amount): number {
    meet(this, other);
    const { top, bottom } = quotient(this.value, other.value);
    return Number((top * 1_000_000_000_000n) / bottom) / 1e12;
  }
  compareTo(other: Amount | number | bigint): number {
    if (!(other instanceof Amount)) return compareExact(this.value, number(other));
    meet(this, other);
    return compareExact(this.value, other.value);
  }
}

function meet(a: Amount, b: Amount): string {
  if (a.currency === b.currency) return a.currency;
  if (a.currency === "" && a.value.top === 0n) return b.currency;
  if (b.currency === "" && b.value.top === 0n) return a.currency;
  throw new AmountError(
    "currency_mismatch",
    `Amounts in ${a.currency || "no currency"} and ${b.currency || "no currency"} cannot be mixed.`,
  );
}

function quotient(a: Exact, b: Exact): Exact {
  const result = divideExact(a, b);
  if (!result) throw new AmountError("division_by_zero", "An amount was divided by zero.");
  return result;
}

/** Literals come again and again: the last few are kept. */
const seen = new Map<number, Exact>();
const seenMax = 256;

function number(value: number | bigint): Exact {
  if (typeof value === "bigint") return { top: value, bottom: 1n };
  const known = seen.get(value);
  if (known) return known;
  const exact = exactNumber(value);
  if (!exact) throw new AmountError("amount_overflow", "An amount met a number that is not finite.");
  if (seen.size >= seenMax) seen.clear();
  seen.set(value, exact);
  return exact;
}
