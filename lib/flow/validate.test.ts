import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalog, nodeTypes } from "../nodes/catalog.ts";
import { type FlowDraft, flowDocument } from "./flow.ts";
import { hasErrors, validate } from "./validate.ts";

type Node = NonNullable<FlowDraft["nodes"]>[number];
type Edge = NonNullable<FlowDraft["edges"]>[number];
const start: Node = { id: "start", type: "trigger.event", config: { event: "order.created" } };
const tag = (id: string, more: Partial<Node> = {}): Node => ({ id, type: "order.tag", config: { tag: "priority" }, ...more });
const check = (id: string, when: string): Node => ({ id, type: "logic.if", config: { when } });
const flow = (nodes: Node[], edges: Edge[]) => flowDocument.parse({ name: "Test", nodes, edges });
const problems = (nodes: Node[], edges: Edge[]) => validate(flow(nodes, edges), catalog);
const line = (...ids: string[]): Edge[] => ids.slice(1).map((to, i) => ({ from: ids[i] ?? "", to }));

describe("validate", () => {
  test("a good flow has no problems", () => {
    const found = problems(
      [
        start,
        check("big", "order.total > 500.0 && 'vip' in customer.tags"),
        tag("mark", { config: { orderId: "{{ order.id }}", tag: "priority" } }),
      ],
      [
        { from: "start", port: "out", to: "big" },
        { from: "big", port: "true", to: "mark" },
      ],
    );
    expect(found).toEqual([]);
  });

  test("an unknown field is said at its node, field and characters, with the nearest name", () => {
    const found = problems([start, check("big", "order.totl > 500.0")], line("start", "big"));
    expect(found).toEqual([
      {
        code: "expression.name",
        level: "error",
        nodeId: "big",
        field: "when",
        range: { start: 6, end: 10 },
        message: {
          en: "There is no “order.totl” here. Did you mean “order.total”?",
          zh: "这里没有“order.totl”。你是不是想写“order.total”？",
        },
      },
    ]);
  });

  test("a problem inside a text's braces, and inside a header", () => {
    const http: Node = {
      id: "http",
      type: "outside.http",
      config: { url: "https://x/{{ order.idd }}", headers: { "X-A": "a {{ ordr.id }}" } },
    };
    const found = problems([start, http], line("start", "http"));
    expect(found.map(({ field, range }) => [field, range])).toEqual([
      ["url", { start: 19, end: 22 }],
      ["headers.X-A", { start: 5, end: 9 }],
    ]);
  });

  test.each<[string, Node[], Edge[], string]>([
    ["nothing at all", [], [], "flow.no-start"],
    ["no start", [tag("a")], [], "flow.no-start"],
    ["every start off", [{ ...start, disabled: true }, tag("a")], line("start", "a"), "flow.starts-off"],
    ["a lone start", [start], [], "flow.no-steps"],
    ["a kind that nobody knows", [start, { id: "x", type: "order.teleport" }], line("start", "x"), "node.type"],
    ["a newer kind", [start, tag("a", { version: 9 })], line("start", "a"), "node.version"],
    ["two of one name", [start, tag("a"), tag("a")], line("start", "a"), "flow.same-id"],
    ["a way out that is not there", [start, tag("a")], [{ from: "start", port: "maybe", to: "a" }], "edge.port"],
    ["an edge to nowhere", [start, tag("a")], line("start", "a", "gone"), "edge.to"],
    ["an edge from nowhere", [start, tag("a")], [...line("start", "a"), { from: "gone", to: "a" }], "edge.from"],
    ["an edge into a start", [start, tag("a")], line("start", "a", "start"), "edge.into-start"],
    ["a cycle", [start, tag("a"), tag("b")], line("start", "a", "b", "a"), "flow.cycle"],
    ["a step in front of itself", [start, tag("a")], line("start", "a", "a"), "flow.cycle"],
    ["a step that nothing leads to", [start, tag("a"), tag("b")], line("start", "a"), "node.unreachable"],
    ["an empty setting", [start, tag("a", { config: { tag: " " } })], line("start", "a"), "setting.missing"],
    ["a missing setting", [start, tag("a", { config: {} })], line("start", "a"), "setting.missing"],
    ["an empty condition", [start, check("a", " ")], line("start", "a"), "setting.missing"],
    ["a setting of another kind", [start, tag("a", { config: { tag: 5 } })], line("start", "a"), "setting.kind"],
    ["a setting that nobody knows", [start, tag("a", { config: { tag: "x", colour: "red" } })], line("start", "a"), "setting.unknown"],
    ["no such choice", [{ ...start, config: { event: "order.exploded" } }, tag("a")], line("start", "a"), "setting.choice"],
    [
      "a number out of range",
      [start, { id: "a", type: "outside.http", config: { url: "https://x", timeoutSeconds: 900 } }],
      line("start", "a"),
      "setting.range",
    ],
    ["an answer that is no yes or no", [start, check("a", "order.total")], line("start", "a"), "expression.result"],
    ["mixed currencies", [start, check("a", "money(5, 'USD') > money(5, 'EUR')")], line("start", "a"), "expression.currencies"],
    ["a part that the event lacks", [start, check("a", "payment.amount > 5")], line("start", "a"), "expression.part"],
    ["a status that there is not", [start, check("a", "order.status == 'payed'")], line("start", "a"), "expression.value"],
    [
      "an odd name for an answer",
      [
        { id: "start", type: "trigger.manual", config: { inputs: { "a b": "?" } } },
        { id: "a", type: "team.note", config: { text: "x" } },
      ],
      line("start", "a"),
      "setting.input-name",
    ],
  ])("%s", (_, nodes, edges, code) => expect(problems(nodes, edges).map((problem) => problem.code)).toContain(code));

  describe("a reference to another step", () => {
    const note = (text: string): Node => ({ id: "note", type: "team.note", config: { text } });
    const diamond: Edge[] = [
      { from: "start", to: "big" },
      { from: "big", port: "true", to: "mark" },
      { from: "big", port: "false", to: "note" },
      { from: "mark", to: "note" },
    ];
    const said = (nodes: Node[], edges: Edge[]) => problems(nodes, edges).map((problem) => `${problem.code}: ${problem.message.en}`);

    test("is good where that one has certainly happened", () => {
      expect(
        said([start, check("big", "order.total > 5"), tag("mark"), note("{{ steps.big.result }} {{ steps.start.entityId }}")], diamond),
      ).toEqual([]);
    });
    test("is a problem where it may not have happened", () => {
      const found = said([start, check("big", "order.total > 5"), tag("mark"), note("{{ steps.mark.changed }}")], diamond);
      expect(found).toEqual([
        "expression.step: “Tag the order” may not have happened yet when this step comes: not every way here passes it.",
      ]);
    });
    test("is a problem where it comes later, is itself, is off or is not there", () => {
      expect(said([start, note("{{ steps.mark.changed }}"), tag("mark")], line("start", "note", "mark"))[0]).toContain(
        "comes after this step",
      );
      expect(said([start, note("{{ steps.note.noteId }}")], line("start", "note"))[0]).toContain("its own result");
      expect(said([start, tag("mark", { disabled: true }), note("{{ steps.mark.changed }}")], line("start", "mark", "note"))[0]).toContain(
        "switched off",
      );
      expect(said([start, tag("mark"), note("{{ steps.mrk.changed }}")], line("start", "mark", "note"))[0]).toContain(
        "Did you mean “steps.mark”?",
      );
      expect(
        said([{ ...start, config: { event: "order.created", when: "steps.mark.changed" } }, tag("mark")], line("start", "mark"))[0],
      ).toContain("no result is known here");
    });
  });

  test("with two starts only what both bring is known", () => {
    const manual: Node = { id: "hand", type: "trigger.manual" };
    const found = problems([start, manual, tag("a")], [...line("start", "a"), ...line("hand", "a")]);
    expect(found.map(({ code, field }) => [code, field])).toEqual([["expression.part", "orderId"]]);
  });

  test("a check that is off is a warning, and its settings do not matter", () => {
    const found = problems(
      [start, { ...check("big", ""), disabled: true }, tag("a")],
      [...line("start", "big"), { from: "big", port: "true", to: "a" }],
    );
    expect(found.map(({ code, level }) => [code, level])).toEqual([["node.check-off", "warning"]]);
    expect(hasErrors(found)).toBe(false);
  });

  test("names that objects have by birth are only names", () => {
    for (const id of ["constructor", "__proto__", "toString", "hasOwnProperty"])
      expect(
        problems([start, tag(id), { id: "n", type: "team.note", config: { text: `{{ steps.${id}.changed }}` } }], line("start", id, "n"))
          .length,
      ).toBeGreaterThan(0);
  });

  test("any half-drawn document gets its list, in both languages", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "constructor", "__proto__");
    const text = fc.constantFrom(
      "",
      "order.total > 5",
      "order.totl",
      "{{ steps.a.changed }}",
      "{{ steps.b.nope",
      "{{ }}",
      "steps.c.result",
      "'",
      "priority",
      "order.created",
    );
    // a name of the drawer's own may have braces, and is quoted as it is
    const name = fc.string().filter((each) => !each.includes("{"));
    const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }), fc.dictionary(name, text));
    const key = fc.constantFrom(
      "event",
      "when",
      "orderBy",
      "tag",
      "orderId",
      "text",
      "url",
      "headers",
      "status",
      "inputs",
      "timeoutSeconds",
      "zzz",
    );
    const node = fc.record({
      id,
      type: fc.constantFrom(...nodeTypes.map((each) => each.type), "x.y"),
      config: fc.dictionary(key, value),
      disabled: fc.boolean(),
    });
    const edge = fc.record({ from: id, to: id, port: fc.constantFrom("out", "true", "false", "ok", "no") });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), fc.array(edge, { maxLength: 10 }), (nodes, edges) => {
        for (const problem of problems(nodes, edges)) {
          expect(problem.message.en).not.toBe("");
          expect(problem.message.zh).not.toBe("");
          expect(`${problem.message.en}${problem.message.zh}`).not.toMatch(/\{\w+\}/);
          if (problem.nodeId !== undefined) expect(nodes.some((each) => each.id === problem.nodeId)).toBe(true);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test("a flow of 500 steps is checked between two frames, and again for nothing", () => {
    const steps = Array.from({ length: 499 }, (_, i) =>
      i % 2 ? tag(`n${i}`) : check(`n${i}`, `order.total > ${i}.5 && steps.start.type == 'order.created'`),
    );
    const edges = ["start", ...steps.map((step) => step.id)]
      .map((from, i, all): Edge => ({ from, to: all[i + 1] ?? from, port: i % 2 ? "true" : "out" }))
      .slice(0, -1);
    const document = flow([start, ...steps], edges);
    // the processor's time, not the clock's: a busy machine is no fault of the check
    const spentMs = (work: () => void) => {
      const began = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1_000;
    };
    const first = spentMs(() => expect(validate(document, catalog)).toEqual([]));
    expect(first).toBeLessThan(400);
    expect(spentMs(() => validate(document, catalog))).toBeLessThan(30);
  });
});
