/** Drawings of every kind of step, put together as a person would: each is free of errors, binds, and comes to an end of some sort from every start. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type FlowDocument, type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { namesAt } from "#lib/flow/names-at.ts";
import { hasErrors, validate } from "#lib/flow/validate.ts";
import { catalog, nodeTypes } from "#lib/nodes/catalog.ts";
import { waysOut } from "#lib/nodes/ports.ts";
import { bindFlow } from "./bind.ts";

type Node = NonNullable<FlowDraft["nodes"]>[number];
type Edge = NonNullable<FlowDraft["edges"]>[number];

/** A piece of a drawing: how it is entered, and the ways by which it is left and something else may follow. */
type Piece =
  | { kind: "line"; pieces: Piece[] }
  | { kind: "step"; type: string; config: Record<string, unknown>; port: string; caught: boolean }
  | { kind: "choice"; type: string; config: Record<string, unknown>; ways: string[]; pieces: Piece[] }
  | { kind: "fork"; how: string; pieces: Piece[] }
  | { kind: "each"; atOnce: number; body: Piece }
  | { kind: "try"; body: Piece; rescue: Piece };

const when = fc.constantFrom("order.total > 500.0", "'vip' in customer.tags", "isEmpty(order.note)", "event.body.x == 1");
const length = fc.constantFrom("PT1S", "PT2H", "P3D", "P366D");
const step = (type: string, port: string, config: fc.Arbitrary<Record<string, unknown>>) =>
  fc.record({ kind: fc.constant("step" as const), type: fc.constant(type), port: fc.constant(port), config, caught: fc.boolean() });
const steps = fc.oneof(
  step("order.tag", "out", fc.constantFrom({ tag: "a" }, { tag: "{{ order.number }}" })),
  step("order.set-status", "out", fc.constant({ status: "held" })),
  step("team.note", "out", fc.constant({ text: "{{ order.total }} {{ now }}" })),
  step("outside.http", "ok", fc.constant({ url: "https://example.com/{{ order.id }}" })),
  step(
    "logic.wait",
    "out",
    length.map((text) => ({ for: text })),
  ),
  step("logic.wait-until", "out", fc.constantFrom({}, { until: "clock" }, { until: "time", time: "now + duration('1h')" })),
  step(
    "logic.filter",
    "out",
    when.map((text) => ({ when: text })),
  ),
);
interface Choice {
  type: string;
  config: Record<string, unknown>;
  ways: string[];
}
const choices: fc.Arbitrary<Choice> = fc.oneof(
  when.map((text) => ({ type: "logic.if", config: { when: text }, ways: ["true", "false"] })),
  fc.uniqueArray(when, { minLength: 1, maxLength: 3 }).map((all) => ({
    type: "logic.switch",
    config: { cases: all.map((text, i) => ({ id: `case${i + 1}`, label: `Case ${i + 1}`, when: text })) },
    ways: [...all.map((_, i) => `case${i + 1}`), "otherwise"],
  })),
  fc.constant<Choice>({
    type: "logic.approval",
    config: { question: "{{ order.number }}?", amount: "order.total" },
    ways: ["approved", "rejected", "expired"],
  }),
  length.map((timeout) => ({
    type: "logic.wait-for-event",
    config: { event: "order.paid", when: "payment.method != ''", timeout },
    ways: ["event", "timeout"],
  })),
);

const { piece } = fc.letrec<{ piece: Piece }>((tie): { piece: fc.Arbitrary<Piece> } => {
  const some = (max: number) => fc.array(tie("piece"), { minLength: 1, maxLength: max });
  return {
    piece: fc.oneof(
      { maxDepth: 3, depthIdentifier: "drawing" },
      steps,
      fc.record({ kind: fc.constant("line" as const), pieces: some(3) }),
      fc.tuple(choices, some(4)).map(([choice, pieces]) => ({ kind: "choice" as const, ...choice, pieces })),
      fc.record({
        kind: fc.constant("fork" as const),
        how: fc.constantFrom("all", "any", "number"),
        pieces: fc.array(tie("piece"), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant("each" as const), atOnce: fc.integer({ min: 1, max: 50 }), body: tie("piece") }),
      fc.record({ kind: fc.constant("try" as const), body: tie("piece"), rescue: tie("piece") }),
    ),
  };
});

/** Lays a piece down behind these open ends, and says which ends it leaves. */
function draw(drawing: { nodes: Node[]; edges: Edge[] }, ends: readonly [string, string][], of: Piece): [string, string][] {
  const add = (type: string, config: Record<string, unknown>, from = ends): string => {
    const id = `n${drawing.nodes.length}`;
    drawing.nodes.push({ id, type, config });
    for (const [before, port] of from) drawing.edges.push({ from: before, port, to: id });
    return id;
  };
  switch (of.kind) {
    case "line":
      return of.pieces.reduce((open, each) => draw(drawing, open, each), [...ends]);
    case "step": {
      const id = add(of.type, of.config);
      if (of.caught) add("team.note", { text: `{{ steps.${id}.failure.message }}` }, [[id, "failed"]]);
      return [[id, of.port]];
    }
    case "choice": {
      const id = add(of.type, of.config);
      return of.ways.flatMap((way, i) => {
        const follows = of.pieces[i];
        return follows ? draw(drawing, [[id, way]], follows) : [[id, way] as [string, string]];
      });
    }
    case "fork": {
      const fork = add("logic.parallel", {});
      const open = of.pieces.flatMap((each) => draw(drawing, [[fork, "out"]], each));
      return [[add("logic.join", { how: of.how, count: 2 }, open), "out"]];
    }
    case "each": {
      const id = add("logic.for-each", { items: "order.items", atOnce: of.atOnce });
      const note = add("team.note", { text: `{{ steps.${id}.item.sku }} {{ steps.${id}.index }}` }, [[id, "each"]]);
      draw(drawing, [[note, "out"]], of.body);
      return [[id, "done"]];
    }
    case "try": {
      const id = add("logic.try", {});
      const open = draw(drawing, [[id, "do"]], of.body);
      const rescue = add("team.note", { text: `{{ steps.${id}.failure.message }}` }, [[id, "failed"]]);
      return [...open, ...draw(drawing, [[rescue, "out"]], of.rescue)];
    }
  }
}

const starts = fc.constantFrom(
  { type: "trigger.event", config: { event: "order.created" } },
  { type: "trigger.transition", config: { to: "paid" } },
  { type: "trigger.overdue", config: {} },
);

const drawings: fc.Arbitrary<FlowDocument> = fc
  .tuple(fc.array(starts, { minLength: 1, maxLength: 2 }), piece, fc.boolean())
  .map(([begin, body, stops]) => {
    const drawing: { nodes: Node[]; edges: Edge[] } = { nodes: begin.map((each, i) => ({ id: `s${i}`, ...each })), edges: [] };
    const open = draw(
      drawing,
      drawing.nodes.map(({ id }) => [id, "out"] as [string, string]),
      body,
    );
    if (stops) draw(drawing, open, { kind: "step", type: "logic.stop", config: { message: "done" }, port: "out", caught: false });
    return flowDocument.parse({ name: "Drawn", ...drawing });
  });

test("what is drawn rightly has no errors, binds, and leads along ways that there are", () => {
  fc.assert(
    fc.property(drawings, (document) => {
      const found = validate(document, catalog).filter((problem) => problem.level === "error");
      expect(found.map(({ nodeId, code, message }) => `${nodeId} ${code} ${message.en}`)).toEqual([]);
      const bound = bindFlow(document);
      expect(bound).not.toBeNull();
      for (const { from, port } of document.edges) {
        const node = document.nodes.find(({ id }) => id === from);
        const type = node && catalog.get(node.type);
        expect(type && node ? waysOut(type, node.config).map(({ id }) => id) : []).toContain(port);
        expect(bound?.next(from, port).length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 250 },
  );
});

test("what is certain at a step lies before it, and what every way passes is among it", () => {
  fc.assert(
    fc.property(drawings, (document) => {
      const { graph, ways, nodes } = namesAt(document, catalog);
      for (const id of nodes.keys()) {
        const certain = ways.certain(id);
        for (const gate of graph.before(id)) expect(certain.has(gate)).toBe(true);
        for (const step of certain) expect(graph.comesAfter(id, step)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test("damaged in one place, a drawing that still has no errors still binds", () => {
  let sound = 0;
  fc.assert(
    fc.property(drawings, fc.nat(), fc.nat(), fc.nat(6), fc.constantFrom(...nodeTypes), (document, at, other, how, type) => {
      const pick = <T>(list: readonly T[], index: number) => list[index % Math.max(1, list.length)];
      const [node, edge, to] = [pick(document.nodes, at), pick(document.edges, at), pick(document.nodes, other)];
      const changed = (change: Partial<FlowDocument>): FlowDocument => ({ ...document, ...change });
      const withNode = (next: Partial<FlowDocument["nodes"][number]>) =>
        changed({ nodes: document.nodes.map((each) => (each === node ? { ...each, ...next } : each)) });
      const damaged = [
        changed({ edges: document.edges.filter((each) => each !== edge) }),
        changed({ nodes: document.nodes.filter((each) => each !== node) }),
        withNode({ disabled: true }),
        withNode({ config: {} }),
        withNode({ type: type.type }),
        changed({ edges: edge && to ? [...document.edges, { ...edge, to: to.id }] : document.edges }),
        withNode({ config: { ...node?.config, when: "steps.n1.nothing", items: "order.tags", for: "P999D", until: "time" } }),
      ][how];
      if (!damaged) return;
      const found = validate(damaged, catalog);
      if (hasErrors(found)) return;
      sound += 1;
      expect(bindFlow(damaged)).not.toBeNull();
    }),
    { numRuns: 400 },
  );
  expect(sound).toBeGreaterThan(40);
});
