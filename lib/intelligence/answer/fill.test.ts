import { expect, test } from "vitest";
import { order } from "../../commerce/order.ts";
import { answerProblems, fillAnswer } from "./fill.ts";

const now = "2026-11-23T08:00:00.000Z";
const known = order.parse({ id: "1", number: "#1001", fulfilmentStatus: "shipped" });

test("an order's fields are filled in; one that is missing leaves no half answer", () => {
  const answer = "Order {{ order.number }} is {{ order.fulfilmentStatus }}.";
  expect(fillAnswer(answer, { order: known }, now)).toEqual({ ok: true, text: "Order #1001 is shipped." });
  expect(fillAnswer(answer, {}, now)).toMatchObject({ ok: false, missing: ["order.number", "order.fulfilmentStatus"] });
  expect(fillAnswer("{{ order.note }}", { order: known }, now)).toEqual({ ok: false, missing: ["order.note"] });
  expect(fillAnswer("We open at nine.", {}, now)).toEqual({ ok: true, text: "We open at nine." });
});

test("what cannot be read is found when it is written", () => {
  expect(answerProblems("{{ order.numbr }}")).toHaveLength(1);
  expect(answerProblems("{{ order.number")).toHaveLength(1);
  expect(answerProblems("{{ order.number }}")).toEqual([]);
});
