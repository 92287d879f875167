import fc from "fast-check";
import { expect, test } from "vitest";
import { type OrderStatus, orderStatuses } from "./order.ts";
import {
  ask,
  atStart,
  courses,
  fulfilmentStates,
  hear,
  kept,
  legalMoves,
  type Machines,
  machinesOf,
  mayHold,
  paymentStates,
  type Step,
  statusOf,
  step,
} from "./order-machines.ts";
import { heardStatus } from "./order-status.ts";

const status = fc.constantFrom(...orderStatuses);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ payment: fc.constantFrom(...paymentStates) }),
  fc.record({ fulfilment: fc.constantFrom(...fulfilmentStates) }),
  fc.record({ course: fc.constantFrom(...courses) }),
  fc.record({ held: fc.boolean() }),
);
const moved = <S extends string>(legal: Record<S, readonly S[]>, from: S, to: S) => from === to || legal[from].includes(to);

function expectLegal(before: Machines, after: Machines): void {
  expect(moved(legalMoves.payment as never, before.payment, after.payment)).toBe(true);
  expect(moved(legalMoves.fulfilment as never, before.fulfilment, after.fulfilment)).toBe(true);
  expect(moved(legalMoves.course as never, before.course, after.course)).toBe(true);
  if (after.held && !before.held) expect(mayHold(before)).toBe(true);
  if (after.fulfilment === "shipped" || after.fulfilment === "delivered") expect(after.held).toBe(false);
}

test("under any interleaving of what is heard, asked and held no machine makes an illegal move", () => {
  const deed = fc.oneof(
    anyStep.map((wanted) => (machines: Machines) => step(machines, wanted)),
    status.map((word) => (machines: Machines) => hear(machines, word)),
    status.map((word) => (machines: Machines) => ask(machines, word).machines),
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let machines = atStart;
      for (const done of deeds) {
        const after = done(machines);
        expectLegal(machines, after);
        expect(machinesOf(kept(after), "open")).toEqual(after);
        machines = after;
      }
    }),
    { numRuns: 500 },
  );
});

test("what platforms say ends the same in any order, however often, and shows the status that it always showed", () => {
  fc.assert(
    fc.property(
      fc.array(
        status.filter((word) => word !== "held"),
        { maxLength: 8 },
      ),
      fc.func(fc.integer()),
      (words, weigh) => {
        const shuffled = [...words, ...words].map((word, i) => [weigh(i, word), word] as const).sort((a, b) => a[0] - b[0]);
        const straight = words.reduce<Machines>(hear, atStart);
        expect(shuffled.reduce<Machines>((machines, [, word]) => hear(machines, word), atStart)).toEqual(straight);
        expect(statusOf(straight)).toBe(words.reduce<OrderStatus>(heardStatus, "open"));
      },
    ),
  );
});

test("a refusal says so and changes nothing; what is legal is done", () => {
  fc.assert(
    fc.property(fc.array(status, { maxLength: 6 }), status, (words, wanted) => {
      const before = words.reduce<Machines>(hear, atStart);
      const { machines, change } = ask(before, wanted);
      if (change.refused || !change.changed) expect(statusOf(machines)).toBe(statusOf(before));
      else expect(statusOf(machines)).toBe(change.status);
      if (change.refused) expect(machines).toBe(before);
    }),
  );
});

test("shipped before paid, part shipped, part refunded: each machine keeps what it knows", () => {
  const shipped = step(atStart, { fulfilment: "shipped" });
  expect(statusOf(shipped)).toBe("shipped");
  expect(step(shipped, { payment: "paid" })).toMatchObject({ payment: "paid", fulfilment: "shipped" });
  const part = step(step(atStart, { payment: "paid" }), { fulfilment: "part-shipped" });
  expect(statusOf(part)).toBe("paid");
  expect(statusOf(step(part, { payment: "part-refunded" }))).toBe("paid");
  // paid while it is held: lifting the hold shows it
  const held = step(step(atStart, { held: true }), { payment: "paid" });
  expect(statusOf(held)).toBe("held");
  expect(ask(held, "open").change).toMatchObject({ status: "paid", before: "held", refused: false });
});
