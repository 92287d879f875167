import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CanonicalEvent } from "../commerce/event.ts";
import { order } from "../commerce/order.ts";
import { limits } from "../limits.ts";
import { environmentFor } from "./expression-environment.ts";
import { scopeOf } from "./scope.ts";
import { compileTemplate } from "./template.ts";
import { piecesOf } from "./template-pieces.ts";

const environment = environmentFor({ parts: ["order", "customer"], steps: new Map() });
const event: CanonicalEvent = {
  id: "e1",
  workspaceId: "w1",
  sourceId: null,
  type: "order.created",
  topic: "",
  entity: null,
  occurredAt: "",
  ours: false,
  receivedAt: "2026-11-22T08:05:00.000Z",
  order: order.parse({ id: "7", total: { amountMinor: 19900, currency: "USD" }, tags: ["a", "b"], note: 'say "hi"' }),
  body: { n: 3, deep: { x: [1, { y: 2 }] }, yes: true, long: "x".repeat(1_000) },
};
const scope = scopeOf(event, {}, event.receivedAt);
const render = (text: string) => {
  const { template, problems } = compileTemplate(text, environment);
  expect(problems).toEqual([]);
  return template.render(scope);
};

describe("a template", () => {
  test.each([
    ["plain", "plain"],
    ["{{ order.id }}", "7"],
    ["Total {{order.total}} USD", "Total 199.00 USD"],
    ["{{ order.total * 0.5 }}", "99.50"],
    ["{{ event.receivedAt }}", "2026-11-22T08:05:00.000Z"],
    ["{{ event.body.missing.deeper }}!", "!"],
    ["{{ order.tags }}", "a, b"],
    ["{{ event.body.deep }}", '{"x":[1,{"y":2}]}'],
    ["{{ event.body.n }}{{ event.body.yes }}", "3true"],
    ['{ "note": {{ json(order.note) }} }', '{ "note": "say \\"hi\\"" }'],
    ["{{ '}}' }}", "}}"],
    ['{{ {"a": {"b": order.id}}.a.b }}', "7"],
    ["{{ order.tags.size() > 1 ? 'many' : 'few' }}", "many"],
    ["中文 {{ order.id }} 号", "中文 7 号"],
    ["} }} {", "} }} {"],
  ])("%s reads %s", (text, expected) => expect(render(text)).toEqual({ ok: true, text: expected }));

  test("a problem has its place in the whole text", () => {
    const text = "Hi {{ order.id }}, {{ order.totl }}";
    const [problem] = compileTemplate(text, environment).problems;
    expect(problem && text.slice(problem.range.start, problem.range.end)).toBe("totl");
    expect(compileTemplate("a {{ }}", environment).problems[0]?.code).toBe("template.empty");
    expect(compileTemplate("a {{ order.id", environment).problems[0]?.code).toBe("template.open");
  });

  test("text that grows past the bound is a failure", () => {
    const { template } = compileTemplate("{{ event.body.long }}".repeat(100), environment);
    expect(template.render(scope)).toMatchObject({ ok: false, failure: { code: "template.too-long" } });
    expect(limits.textCharsMax).toBeLessThan(100_000);
  });

  test("cut up and put together again it is what it was", () => {
    const part = fc.constantFrom("{{", "}}", "{", "}", "'", '"', "order.id", " ", "\\", "中", "x");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 20 }).map((parts) => parts.join("")),
        ),
        (text) => {
          const { pieces } = piecesOf(text);
          expect(pieces.map((piece) => ("text" in piece ? piece.text : `{{${piece.expression}}}`)).join("")).toBe(text);
          for (const piece of pieces) if ("expression" in piece) expect(text.slice(piece.start, piece.end)).toBe(piece.expression);
          compileTemplate(text, environment).template.render(scope);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("text without braces is itself", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes("{{"));
        expect(render(text)).toEqual({ ok: true, text });
      }),
    );
  });
});
