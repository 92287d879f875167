import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderStatuses } from "./order.ts";
import { canBecome, changeStatus, finalStatuses, heardStatus, nextStatuses } from "./order-status.ts";

const status = fc.constantFrom(...orderStatuses);

describe("what may be asked", () => {
  test("a change is legal, nothing new, or refused and without effect", () => {
    fc.assert(
      fc.property(status, status, (before, wanted) => {
        const change = changeStatus(before, wanted);
        expect(change.before).toBe(before);
        expect(change.changed).toBe(before !== wanted && canBecome(before, wanted));
        expect(change.refused).toBe(before !== wanted && !canBecome(before, wanted));
        expect(change.status).toBe(change.changed ? wanted : before);
      }),
    );
  });

  test("a refunded order stays refunded, and every status leads there", () => {
    expect(finalStatuses).toEqual(["refunded"]);
    for (const from of orderStatuses) {
      const reached = new Set([from]);
      for (const each of reached) for (const next of nextStatuses(each)) reached.add(next);
      expect(reached).toContain("refunded");
    }
  });

  test.each([
    ["shipped", "held"],
    ["shipped", "open"],
    ["cancelled", "paid"],
    ["delivered", "cancelled"],
    ["completed", "paid"],
  ] as const)("%s never becomes %s", (from, to) => {
    expect(changeStatus(from, to)).toEqual({ status: from, before: from, changed: false, refused: true });
  });
});

describe("what is heard", () => {
  test("ends the same whatever order the words come in, however often", () => {
    fc.assert(
      fc.property(
        fc.array(
          status.filter((s) => s !== "held"),
          { maxLength: 8 },
        ),
        fc.func(fc.integer()),
        (words, weigh) => {
          const shuffled = [...words, ...words].map((word, i) => [weigh(i, word), word] as const).sort((a, b) => a[0] - b[0]);
          const straight = words.reduce<(typeof orderStatuses)[number]>(heardStatus, "open");
          expect(shuffled.reduce<(typeof orderStatuses)[number]>((state, [, word]) => heardStatus(state, word), "open")).toBe(straight);
        },
      ),
    );
  });

  test("a payment does not lift a hold, shipping does", () => {
    expect(heardStatus("held", "paid")).toBe("held");
    expect(heardStatus("held", "shipped")).toBe("shipped");
    expect(heardStatus("shipped", "held")).toBe("shipped");
  });
});
