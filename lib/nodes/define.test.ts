/** What the compiler holds: a wrong port, a wrong argument or a wrong undo is an error here and not at night. */
import { expect, test } from "vitest";
import { z } from "zod";
import { action, condition } from "./define.ts";
import { expression } from "./fields.ts";

const words = { en: "x", zh: "x" };
const common = { version: 1, title: words, summary: words, sentence: words, icon: "tag", output: z.object({}) };

test("a port that was not declared does not compile", () => {
  const node = condition({
    ...common,
    type: "logic.test",
    config: z.strictObject({ when: expression("bool", { label: words }) }),
    ports: [{ id: "yes", label: words }],
    // @ts-expect-error there is no port “no”
    decide: ({ when }) => ({ port: when ? "yes" : "no", output: {} }),
  });
  expect(node.kind).toBe("condition");
});

test("a condition's expression is its value when the node sees it", () => {
  const node = condition({
    ...common,
    type: "logic.test",
    config: z.strictObject({ when: expression("bool", { label: words }) }),
    ports: [{ id: "yes", label: words }],
    decide({ when }) {
      const isTrue: boolean = when;
      return { port: "yes", output: { isTrue } };
    },
  });
  expect(node.decide({ when: true }).output).toEqual({ isTrue: true });
});

test("arguments and undo fit their effects, or do not compile", () => {
  const node = action({
    ...common,
    type: "order.test",
    config: z.strictObject({}),
    ports: [{ id: "out", label: words }],
    effect: "order.tag",
    // @ts-expect-error `tag` is missing
    ask: () => ({ orderId: "1" }),
    read: () => ({ port: "out", output: {} }),
    // @ts-expect-error a note is not taken back by its order
    undo: () => ({ effect: "team.remove-note", args: { orderId: "1" } }),
  });
  expect(node.effect).toBe("order.tag");
});
