import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Meaning, meaning } from "./event.ts";
import { foldOrder, type OrderState, orderDocument } from "./fold-order.ts";
import { order } from "./order.ts";
import { refundableMinor } from "./refundable.ts";

const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });
const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`;
const told = (type: string, minute: number, said: object = {}, rest: object = {}): Meaning =>
  meaning.parse({
    type,
    occurredAt: at(minute),
    order: order.parse({ id: "1", number: "#1001", placedAt: at(0), currency: "USD", total: usd(5000), ...said }),
    ...rest,
  });
const created = told("order.created", 0, { tags: ["new"] }, { customer: { id: "c1", name: "Mei Lin" } });
const paid = told("order.paid", 1, { paymentStatus: "paid", status: "paid" });
const shipped = told("order.shipped", 5, { fulfilmentStatus: "fulfilled", status: "shipped", paymentStatus: "paid" });
const refund = (id: string, minute: number, amountMinor: number): Meaning =>
  meaning.parse({
    type: "order.refunded",
    occurredAt: at(minute),
    order: order.parse({ id: "1" }),
    payment: { id, amount: usd(amountMinor) },
  });
const fold = (events: readonly Meaning[], start: OrderState | null = null) =>
  events.reduce((state, event) => foldOrder(state, event, event.occurredAt), start);

describe("folding an order", () => {
  test("follows its life", () => {
    expect(fold([created])).toMatchObject({
      status: "open",
      tags: ["new"],
      customerId: "c1",
      customerName: "Mei Lin",
      placedAt: at(0),
      refundedMinor: 0,
    });
    expect(fold([created, paid])?.status).toBe("paid");
    expect(fold([created, paid, shipped])).toMatchObject({ status: "shipped", customerName: "Mei Lin", updatedAt: at(5) });
  });

  test("a refund counts once, a part leaves the status, the whole sets it", () => {
    const part = fold([created, paid, refund("r1", 2, 2000), refund("r1", 2, 2000)]);
    expect(part).toMatchObject({ refundedMinor: 2000, status: "paid" });
    expect(part?.document.number).toBe("#1001");
    expect(fold([refund("r2", 3, 3000)], part)).toMatchObject({ refundedMinor: 5000, status: "refunded" });
  });

  test("a refund heard before its order waits for it", () => {
    const early = fold([refund("r1", 9, 5000)]);
    expect(early?.status).toBe("open");
    expect(fold([created], early)).toMatchObject({ status: "refunded", customerName: "Mei Lin" });
    expect(fold([created], early)?.document.number).toBe("#1001");
  });

  test("a refund that knows its currency, and nothing else of its order, leaves the order's amounts as they are", () => {
    const sum = usd(0);
    const sketch = order.parse({ id: "1", currency: "USD", total: sum, subtotal: sum, tax: sum, refunded: usd(2000) });
    const part = fold([created, paid, { ...refund("r1", 2, 2000), order: sketch }]);
    expect(part?.document).toMatchObject({ total: usd(5000), state: { payment: "part-refunded" } });
    expect(part && refundableMinor(part, 0)).toBe(3000);
  });

  test("an older document does not replace a newer one", () => {
    expect(fold([created, shipped, paid])?.document).toMatchObject({ fulfilmentStatus: "fulfilled", asOf: at(5) });
  });

  test("a refund's sketch of the order does not shut out the next whole document", () => {
    expect(fold([created, refund("r1", 9, 1000), shipped])?.document.fulfilmentStatus).toBe("fulfilled");
  });

  test("our tags stay, and what we took off stays off", () => {
    const state = fold([created]) as OrderState;
    const ours = { ...state, tags: ["priority"] };
    expect(fold([told("order.paid", 1, { tags: ["new", "web"] })], ours)?.tags).toEqual(["web", "priority"]);
  });

  test("a hold of ours outlasts the payment", () => {
    const held = { ...(fold([created]) as OrderState), status: "held" as const };
    expect(fold([paid], held)).toMatchObject({ status: "held", document: { paymentStatus: "paid" } });
    expect(fold([shipped], held)?.status).toBe("shipped");
  });

  test("an event about no order changes nothing", () => {
    const state = fold([created]);
    expect(foldOrder(state, meaning.parse({ type: "message.received" }), at(3))).toBe(state);
    expect(foldOrder(null, meaning.parse({ type: "other" }), at(3))).toBeNull();
  });

  test("ends the same in any order and with any repeats", () => {
    const life = [
      created,
      paid,
      shipped,
      refund("r1", 6, 1000),
      refund("r2", 7, 4000),
      told("order.cancelled", 8, { status: "cancelled", paymentStatus: "paid" }),
    ];
    const straight = fold(life);
    fc.assert(
      fc.property(fc.shuffledSubarray([...life, ...life, ...life], { minLength: 18, maxLength: 18 }), (events) => {
        const state = fold(events);
        const refunds = (s: OrderState | null) => s?.document.refunds.toSorted((a, b) => a.id.localeCompare(b.id));
        expect({ ...state, document: { ...state?.document, refunds: refunds(state) } }).toEqual({
          ...straight,
          document: { ...straight?.document, refunds: refunds(straight) },
        });
      }),
    );
  });

  test("what is kept reads back as it was", () => {
    const state = fold([created, paid, refund("r1", 2, 2000)]);
    expect(orderDocument.parse(JSON.parse(JSON.stringify(state?.document)))).toEqual(state?.document);
  });
});
