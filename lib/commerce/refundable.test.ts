import fc from "fast-check";
import { expect, test } from "vitest";
import type { OrderState } from "./fold-order.ts";
import { allowRefund, paidMinor } from "./refundable.ts";

const order = (totalMinor: number, refundedMinor: number, paymentStatus = "paid", status: OrderState["status"] = "paid") =>
  ({
    status,
    refundedMinor,
    document: { paymentStatus, currency: "CNY", total: { amountMinor: totalMinor, currency: "CNY" } },
  }) as OrderState;
const cny = (amountMinor: number) => ({ amountMinor, currency: "CNY" });

test("nothing goes back of what was never paid", () => {
  for (const unpaid of ["pending", "authorized", "voided", "not_paid"]) expect(paidMinor(order(100, 0, unpaid))).toBe(0);
  expect(paidMinor(order(100, 0, "", "open"))).toBe(0);
  expect(allowRefund(order(100, 0, "pending"), 0, null)).toMatchObject({ kind: "refused", why: "nothing-left" });
});

test("whole is what is left, and another currency is refused", () => {
  expect(allowRefund(order(1_000, 300), 200, null)).toEqual({ kind: "go", amount: cny(500), leftMinor: 0 });
  expect(allowRefund(order(1_000, 300), 200, cny(501))).toMatchObject({ kind: "refused", why: "too-much", leftMinor: 500 });
  expect(allowRefund(order(1_000, 0), 0, { amountMinor: 1, currency: "EUR" })).toMatchObject({ kind: "refused", why: "currency" });
});

test("whatever is asked for, in whatever order it ends: never more than was paid", () => {
  const ask = fc.record({ minor: fc.option(fc.integer({ min: -50, max: 700 })), ends: fc.constantFrom("done", "failed", "unknown") });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.array(ask, { maxLength: 20 }), (total, asks) => {
      let refunded = 0;
      let out = 0;
      let perhaps = 0;
      for (const { minor, ends } of asks) {
        const allowed = allowRefund(order(total, refunded), out, minor === null ? null : cny(minor));
        if (allowed.kind === "refused") continue;
        expect(allowed.amount.amountMinor).toBeGreaterThan(0);
        if (ends === "done") refunded += allowed.amount.amountMinor;
        if (ends === "unknown") {
          out += allowed.amount.amountMinor;
          perhaps += allowed.amount.amountMinor;
        }
        expect(refunded + perhaps).toBeLessThanOrEqual(total);
      }
    }),
  );
});
