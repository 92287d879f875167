/**
 * The week's bill of WeChat Pay as the demo shop would have got it: what its orders say, and four lines that do not agree, one
 * of each kind that a shop meets: a payment that no order knows, another amount, a refund that the shop was not told of, a fee too high.
 */
import { day, hour, instantText } from "../commerce/instant.ts";
import type { SoldLine } from "../statement/samples.ts";
import type { DemoEvent } from "./order-life.ts";

const beijing = 8 * hour;
const days = 7;

/** @param until milliseconds since 1970; the bill ends with the last whole day in Beijing before it */
export function demoBill(events: readonly DemoEvent[], until: number): SoldLine[] {
  const end = Math.floor((until + beijing) / day) * day - beijing;
  const lines = events.filter(({ at }) => end - days * day <= at && at < end).flatMap(soldLine);
  const payments = lines.filter(({ kind }) => kind === "payment");
  // spread over the week
  const [first, second, third] = [1, 3, 5].map((sixth) => payments[Math.floor((payments.length * sixth) / 6)]);
  if (!first || !second || !third) return lines;
  const off: SoldLine[] = lines.map((line) => {
    if (line === first) return priced({ ...line, amountMinor: line.amountMinor - 1_000 });
    if (line === second) return { ...line, feeMinor: (line.feeMinor ?? 0) + 350 };
    return line;
  });
  const unknown = priced({ ...third, ...numbered("9000000001"), merchantNo: "M20260001", amountMinor: 12_800 });
  const untold: SoldLine = { ...third, kind: "refund", refundId: "5030000000", refundNo: "R20260001", amountMinor: 2_000, feeMinor: 12 };
  return [...off, unknown, untold];
}

function soldLine({ at, body }: DemoEvent): SoldLine[] {
  const { order, payment } = ("data" in body ? body.data : {}) as { order?: Sold; payment?: Paid };
  if (!order || payment?.method !== "wechat-pay") return [];
  const number = order.number.replace("#", "");
  const line = {
    at: instantText(at + beijing)
      .slice(0, 19)
      .replace("T", " "),
    ...numbered(number),
    merchantNo: number,
  };
  const { amountMinor } = payment.amount;
  if (body.type === "order.paid") return [priced({ ...line, kind: "payment", amountMinor })];
  const feeMinor = feeOf(amountMinor);
  return [{ ...line, kind: "refund", amountMinor, feeMinor, refundId: `503${number}`, refundNo: payment.id, note: payment.reason }];
}

interface Sold {
  number: string;
}
interface Paid {
  id: string;
  method: string;
  amount: { amountMinor: number };
  reason: string;
}

/** As WeChat Pay numbers its payments. */
const numbered = (number: string) => ({ transactionId: `4200002${number.padStart(21, "0")}` });
const feeOf = (amountMinor: number): number => Math.round(amountMinor * 0.006);
const priced = (line: SoldLine): SoldLine => ({ ...line, feeMinor: feeOf(line.amountMinor) });
