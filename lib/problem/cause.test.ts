import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "../run/journal.ts";
import { causeOf } from "./cause.ts";

const at = "2026-01-01T00:00:00.000Z";
const connection = "5f0c1d2e-0000-4000-8000-00000000000a";
const failed = (node: string, code: string, message: string): Entry => ({
  kind: "failed",
  node,
  visit: 1,
  at,
  attempt: 1,
  ms: 1,
  failure: { code, message, final: true },
});
const asked = (node: string, connectionId: string): Entry => ({
  kind: "asked",
  node,
  visit: 1,
  at,
  effect: "http.request",
  key: "k",
  input: { url: "/x", connectionId },
});
const run = (flowId: string, code: string, message: string, connectionId = "") => ({
  flowId,
  code,
  message,
  journal: [asked("call", connectionId), failed("call", code, message)],
});

describe("two failed runs are one problem", () => {
  it("whatever order, time or id their sentences name", () => {
    fc.assert(
      fc.property(fc.nat(), fc.uuid(), fc.string({ unit: fc.constantFrom("a", "7", " ", "订") }), (n, id, name) => {
        const said = (order: string, who: string, what: string) => `Order #${order} of ${who} (“${what}”) has no line 3.`;
        const one = causeOf(run("f", "order.not-found", said(String(n), id, name.replaceAll("”", ""))));
        const other = causeOf(run("f", "order.not-found", said("1001", "11111111-2222-4333-8444-555555555555", "x")));
        expect(one.key).toBe(other.key);
      }),
    );
  });

  it("also in two flows, where the other system they call is at fault", () => {
    const [one, other] = ["f", "g"].map((flow) => causeOf(run(flow, "http.timeout", "No answer came in time.", connection)).key);
    expect(one).toBe(other);
    expect(causeOf(run("f", "http.bad-header", "A header.", connection)).key).not.toBe(
      causeOf(run("g", "http.bad-header", "A header.", connection)).key,
    );
  });
});

describe("two failed runs are two problems", () => {
  it("in two flows, at two steps, for two reasons, with two answers", () => {
    const keys = [
      run("f", "order.not-found", "There is no order 1."),
      run("g", "order.not-found", "There is no order 1."),
      run("f", "order.closed", "There is no order 1."),
      run("f", "http.status", "erp.example answered 500: it has a problem of its own."),
      run("f", "http.status", "erp.example answered 403: it has a problem of its own."),
      { ...run("f", "order.not-found", ""), journal: [failed("other", "order.not-found", "")] },
    ].map((each) => causeOf(each).key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

it("an answer's status stays in the sentence, the request's number goes", () => {
  const { sentence } = causeOf(run("f", "http.status", "erp.example answered 503: it has a problem of its own (request 81723)."));
  expect(sentence).toBe("erp.example answered 503: it has a problem of its own (request …).");
});
