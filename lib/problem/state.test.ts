import { expect, test } from "vitest";
import { comesAgain } from "./state.ts";

const again = (endedAt: number, publishedAt = 0) => ({ endedAt, publishedAt });

test("a resolved problem opens again when it comes back, and not for what failed before", () => {
  const resolved = { state: "resolved", changedAt: 100, mutedUntil: null } as const;
  expect(comesAgain(resolved, again(101))).toEqual({ state: "open", news: "reopened" });
  expect(comesAgain(resolved, again(99))).toEqual({ state: "resolved", news: null });
});

test("a problem muted for a time is quiet until then", () => {
  const muted = { state: "muted", changedAt: 100, mutedUntil: 200 } as const;
  expect(comesAgain(muted, again(150, 149))).toEqual({ state: "muted", news: null });
  expect(comesAgain(muted, again(200))).toEqual({ state: "open", news: "reopened" });
});

test("a problem muted until something changes is quiet until its flow is published anew", () => {
  const muted = { state: "muted", changedAt: 100, mutedUntil: null } as const;
  expect(comesAgain(muted, again(900, 99))).toEqual({ state: "muted", news: null });
  expect(comesAgain(muted, again(900, 101))).toEqual({ state: "open", news: "reopened" });
});

test("an open problem is no news", () => {
  expect(comesAgain({ state: "open", changedAt: null, mutedUntil: null }, again(5))).toEqual({ state: "open", news: null });
});
