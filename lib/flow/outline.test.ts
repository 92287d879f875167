import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "../nodes/catalog.ts";
import { canMove, moveStep } from "./edit/reorder.ts";
import { addStep } from "./edit/steps.ts";
import { stepBeside } from "./edit/walk.ts";
import { type FlowDocument, flowDocument } from "./flow.ts";
import { outlineOf } from "./outline.ts";

const drawn = flowDocument.parse({
  name: "Big orders",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", position: { x: 320, y: 0 } },
    { id: "tag", type: "order.tag", position: { x: 640, y: 0 } },
    { id: "note", type: "team.note", position: { x: 640, y: 160 } },
    { id: "last", type: "team.note", position: { x: 960, y: 0 } },
    { id: "alone", type: "order.tag", position: { x: 0, y: 400 } },
  ],
  edges: [
    { from: "start", port: "out", to: "big" },
    { from: "big", port: "true", to: "tag" },
    { from: "big", port: "false", to: "note" },
    { from: "tag", port: "out", to: "last" },
    { from: "note", port: "out", to: "last" },
  ],
});
const lines = (document: FlowDocument) =>
  outlineOf(document, catalog).map((row) => {
    const indent = "  ".repeat("depth" in row ? row.depth : 0);
    if (row.kind === "loose") return "not joined";
    return `${indent}${row.kind === "way" ? `${row.way.label.en}:` : row.kind === "again" ? `-> ${row.id}` : row.id}`;
  });

describe("a flow as a list", () => {
  it("indents what follows by way, and says where ways meet again", () => {
    expect(lines(drawn)).toEqual(["start", "big", "  yes:", "  tag", "  last", "  no:", "  note", "  -> last", "not joined", "alone"]);
  });

  it("has every step once, whatever was drawn", () => {
    const types = [...catalog.keys()];
    const node = fc.record({ id: fc.stringMatching(/^[a-e]$/), type: fc.constantFrom(...types) });
    const edge = fc.record({
      from: fc.stringMatching(/^[a-e]$/),
      port: fc.constantFrom("out", "true", "false", "each"),
      to: fc.stringMatching(/^[a-e]$/),
    });
    fc.assert(
      fc.property(fc.uniqueArray(node, { selector: ({ id }) => id }), fc.array(edge), (nodes, edges) => {
        const document = flowDocument.parse({ name: "x", nodes, edges });
        const told = outlineOf(document, catalog).flatMap((row) => (row.kind === "step" ? [row.id] : []));
        expect(told.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
      }),
    );
  });

  it("reads five hundred steps in a row", () => {
    let document = addStep(flowDocument.parse({ name: "long" }), "trigger.event", catalog).document;
    for (let i = 1; i < 500; i += 1)
      document = addStep(document, "order.tag", catalog, { after: { from: document.nodes.at(-1)!.id } }).document;
    expect(outlineOf(document, catalog)).toHaveLength(500);
  });
});

describe("moving a step along its line", () => {
  const line = flowDocument.parse({
    name: "line",
    nodes: ["trigger.event", "order.tag", "logic.wait", "team.note"].map((type, i) => ({
      id: `s${i}`,
      type,
      position: { x: i * 320, y: 0 },
    })),
    edges: [0, 1, 2].map((i) => ({ from: `s${i}`, port: "out", to: `s${i + 1}` })),
  });
  const order = (document: FlowDocument) => outlineOf(document, catalog).map((row) => (row.kind === "step" ? row.id : row.kind));

  it("changes places with the one before or after, there and back, on the drawing as well", () => {
    const earlier = moveStep(line, "s2", "earlier", catalog);
    expect(order(earlier)).toEqual(["s0", "s2", "s1", "s3"]);
    expect(earlier.nodes.find(({ id }) => id === "s2")?.position.x).toBe(320);
    expect(order(moveStep(earlier, "s2", "later", catalog))).toEqual(order(line));
    expect(order(moveStep(line, "s2", "later", catalog))).toEqual(["s0", "s1", "s3", "s2"]);
  });

  it("never moves across a start, a fork or a meeting", () => {
    expect(canMove(line, "s1", "earlier", catalog)).toBe(false);
    expect(canMove(line, "s3", "later", catalog)).toBe(false);
    for (const id of ["big", "tag", "note", "last"]) expect(moveStep(drawn, id, "earlier", catalog)).toBe(drawn);
  });
});

it("arrow keys follow the ways: right to what comes next, left to what came before, up and down beside it", () => {
  const go = (from: string, ...ways: ("left" | "right" | "up" | "down")[]) =>
    ways.reduce<string | null>((at, way) => (at === null ? null : stepBeside(drawn, at, way, catalog)), from);
  expect(go("start", "right", "right", "right")).toBe("last");
  expect(go("last", "left", "left", "left")).toBe("start");
  expect(go("tag", "down")).toBe("note");
  expect(go("note", "up")).toBe("tag");
  expect(go("last", "right")).toBeNull();
});
