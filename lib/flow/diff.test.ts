import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { locales } from "../language/words.ts";
import { catalog } from "../nodes/catalog.ts";
import { configFields, defaultOf } from "../nodes/fields.ts";
import { waysOut } from "../nodes/ports.ts";
import { type Change, diffFlows } from "./diff.ts";
import { wayKey } from "./diff-ways.ts";
import { changeSentence } from "./diff-words.ts";
import { connect, disconnect } from "./edit/connect.ts";
import { addStep, changeFlow, changeStep, moveSteps, removeSteps, renameFlow, setConfig, toggleDisabled } from "./edit/steps.ts";
import { tidy } from "./edit/tidy.ts";
import { type FlowDocument, flowDocument } from "./flow.ts";
import { sameValue } from "./same-value.ts";

type Edit = (document: FlowDocument) => FlowDocument;
const at = <T>(items: readonly T[], i: number): T | undefined => items[i % Math.max(1, items.length)];
const on = (i: number, change: (document: FlowDocument, id: string) => FlowDocument): Edit => {
  return (document) => {
    const node = at(document.nodes, i);
    return node ? change(document, node.id) : document;
  };
};
const when = fc.constantFrom("order.total > 500.0", "order.test", "", "'vip' in customer.tags");
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.constantFrom(...catalog.keys()), fc.nat(99), fc.boolean()).map(
    ([type, i, into]): Edit =>
      (document) => {
        const edge = at(document.edges, i);
        const node = at(document.nodes, i);
        return addStep(document, type, catalog, into && edge ? { into: edge } : node ? { after: { from: node.id } } : {}).document;
      },
  ),
  fc.tuple(fc.nat(99), fc.nat(99), fc.nat(9)).map(
    ([i, j, p]): Edit =>
      (document) => {
        const [from, to] = [at(document.nodes, i), at(document.nodes, j)];
        const type = from && catalog.get(from.type);
        const port = type && from ? at(waysOut(type, from.config), p)?.id : undefined;
        return from && to && port ? connect(document, { from: from.id, port, to: to.id }, catalog) : document;
      },
  ),
  fc.nat(99).map(
    (i): Edit =>
      (document) => {
        const edge = at(document.edges, i);
        return edge ? disconnect(document, [edge]) : document;
      },
  ),
  fc.nat(99).map((i) => on(i, (document, id) => removeSteps(document, new Set([id]), catalog))),
  fc.nat(99).map((i) => on(i, (document, id) => toggleDisabled(document, new Set([id])))),
  fc.tuple(fc.nat(99), fc.string()).map(([i, title]) => on(i, (document, id) => changeStep(document, id, { title }))),
  fc.tuple(fc.nat(99), fc.string()).map(([i, notes]) => on(i, (document, id) => changeStep(document, id, { notes }))),
  fc
    .tuple(
      fc.nat(99),
      fc.constantFrom("tag", "when", "for", "timeout", "headers", "cases", "own", "ownChanges"),
      fc.oneof(
        fc.string(),
        fc.constantFrom("PT1H", "P2D", "", false, true),
        fc.dictionary(fc.constantFrom("a", "b", "c"), fc.string(), { noNullPrototype: true }),
        fc.uniqueArray(fc.record({ id: fc.constantFrom("c1", "c2", "c3"), label: fc.constantFrom("A", "B"), when }), {
          selector: ({ id }) => id,
        }),
      ),
    )
    .map(([i, field, value]) => on(i, (document, id) => setConfig(document, id, field, value))),
  fc.constantFrom<Edit>(
    (document) => changeFlow(document, { ordering: "strict" }),
    (document) => changeFlow(document, { burst: "settle" }),
    (document) => changeFlow(document, { burst: "settle", settleSeconds: 60 }),
    (document) => changeFlow(document, { burst: "queue" }),
    (document) => changeFlow(document, { description: "What for" }),
    (document) => changeFlow(document, { from: "2026-03-01T00:00:00Z" }),
    (document) => renameFlow(document, "Another name"),
  ),
);
const base = flowDocument.parse({
  name: "Base",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", config: { when: "order.total > 500.0" } },
    { id: "choice", type: "logic.switch", config: { cases: [{ id: "c1", label: "A", when: "order.test" }] } },
    { id: "tag", type: "order.tag", config: { tag: "big" } },
    { id: "call", type: "outside.http", config: { url: "https://example.com", headers: { a: "1" } } },
  ],
  edges: [
    { from: "start", to: "big" },
    { from: "big", port: "true", to: "choice" },
    { from: "choice", port: "c1", to: "tag" },
    { from: "choice", port: "otherwise", to: "call" },
  ],
});
const edited = (from: FlowDocument) =>
  fc.array(edit, { maxLength: 8 }).map((edits) => edits.reduce((document, each) => each(document), from));
const document = edited(base);

/** What a flow does, and nothing about how it looks: an account of its own, to hold the diff against. */
function meaningOf({ name, description, ordering, burst = "queue", settleSeconds = 60, from, until, nodes, edges }: FlowDocument) {
  const ids = new Set(nodes.map(({ id }) => id));
  return {
    flow: [name, description, ordering, burst, burst === "settle" ? settleSeconds : 0, from, until],
    nodes: nodes
      .map(({ position: _, config, title, ...node }) => {
        const usual = Object.fromEntries(
          configFields(catalog.get(node.type)?.config ?? empty).map((field) => [field.name, defaultOf(field.schema)]),
        );
        return {
          ...node,
          title: title.trim(),
          config: { ...usual, ...Object.fromEntries(Object.entries(config).filter(([, v]) => v != null)) },
        };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    edges: [...new Set(edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)).map(wayKey))].sort(),
  };
}
const empty = z.object({});

describe("what changed between two drawings", () => {
  test("nothing did between a drawing and itself, or itself with every step elsewhere", () => {
    fc.assert(
      fc.property(document, fc.infiniteStream(fc.integer({ min: -9_999, max: 9_999 })), (drawn, places) => {
        const moved = moveSteps(
          drawn,
          new Map(drawn.nodes.map(({ id }) => [id, { x: Number(places.next().value), y: Number(places.next().value) }])),
        );
        expect(diffFlows(drawn, structuredClone(drawn))).toEqual([]);
        expect(diffFlows(drawn, moved)).toEqual([]);
        expect(diffFlows(drawn, tidy(drawn))).toEqual([]);
      }),
    );
  });

  test("it is told exactly where they mean something else, in words in both languages", () => {
    let differ = 0;
    fc.assert(
      fc.property(
        document.chain((before) => fc.tuple(fc.constant(before), edited(before))),
        ([before, after]) => {
          const changes = diffFlows(before, after);
          const same = sameValue(meaningOf(before), meaningOf(after));
          expect(changes.length === 0).toBe(same);
          if (!same) differ += 1;
          for (const change of changes)
            for (const locale of locales) {
              expect(changeSentence(change, locale).trim()).not.toBe("");
              expect(changeSentence(change, locale)).not.toMatch(/undefined|\[object|\{step\}/);
            }
        },
      ),
      { numRuns: 400 },
    );
    expect(differ).toBeGreaterThan(100);
  });

  test("going back undoes it: as many steps come as went", () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const count = (changes: Change[], kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
        const [there, back] = [diffFlows(before, after), diffFlows(after, before)];
        expect(count(there, "added")).toBe(count(back, "removed"));
        expect(count(there, "set")).toBe(count(back, "set"));
      }),
    );
  });
});

describe("as sentences", () => {
  const said = (after: FlowDocument, before = base) => diffFlows(before, after).map((change) => changeSentence(change, "en"));
  const step = (id: string, change: Partial<FlowDocument["nodes"][number]>): FlowDocument => changeStep(base, id, change);

  it("says where a new step was put, and not that the two around it were parted", () => {
    const edge = base.edges[1];
    const { document: after } = addStep(base, "logic.wait", catalog, edge ? { into: edge } : {});
    expect(said(after)).toEqual(["New: “Wait”, between “Check a condition” (yes) and “Choose one of several ways”"]);
  });

  it("does not say that what closed up behind a removed step was joined", () => {
    const removed = removeSteps(base, new Set(["big"]), catalog);
    const healed = { ...removed, edges: [...base.edges.slice(2), { from: "start", port: "out", to: "choice" }] };
    expect(said(healed)).toEqual(["Removed: “Check a condition”"]);
  });

  it("says both values, lengths of time as one says them, and conditions in words", () => {
    const wait = { id: "w", type: "logic.wait", config: { for: "PT1H" } };
    const one = flowDocument.parse({ ...base, nodes: [...base.nodes, wait] });
    expect(said(setConfig(one, "w", "for", "P2D"), one)).toEqual(["“Wait”: How long, “1 hour” becomes “2 days”"]);
    expect(said(setConfig(base, "big", "when", "order.total > 300.0"))).toEqual([
      "“Check a condition”: Condition, “order total is more than 500” becomes “order total is more than 300”",
    ]);
  });

  it("says which case and which header, and what was only moved among them", () => {
    const cases = [
      { id: "c2", label: "Tests", when: "order.test" },
      { id: "c1", label: "Alpha", when: "order.test" },
    ];
    expect(said(setConfig(base, "choice", "cases", cases))).toEqual([
      "“Choose one of several ways”: the case “A” is now called “Alpha”",
      "“Choose one of several ways”: Cases, Tests becomes “order.test”",
    ]);
    expect(said(setConfig(base, "call", "headers", { b: "2" }))).toEqual([
      "“Call another system”: Headers, a is removed",
      "“Call another system”: Headers, b becomes “2”",
    ]);
  });

  it("says once that a way leads elsewhere", () => {
    const edges = base.edges.map((edge) => (edge.port === "c1" ? { ...edge, to: "call" } : edge));
    expect(said({ ...base, edges })).toEqual([
      "“Choose one of several ways” (A) goes on to “Call another system” instead of “Tag the order”",
    ]);
  });

  it("shows of a long text where it changed", () => {
    const long = "a ".repeat(200);
    const [sentence = ""] = said(
      step("call", { config: { ...base.nodes[4]?.config, body: `${long}new ending` } }),
      step("call", { config: { ...base.nodes[4]?.config, body: `${long}old ending` } }),
    );
    expect(sentence).toContain("old ending” becomes “…");
    expect(sentence.length).toBeLessThan(260);
  });
});
