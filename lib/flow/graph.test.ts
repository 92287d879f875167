import fc from "fast-check";
import { expect, test } from "vitest";
import { flowDocument } from "./flow.ts";
import { graphOf } from "./graph.ts";

const drawing = fc.record({
  starts: fc.integer({ min: 1, max: 3 }),
  edges: fc.array(fc.record({ from: fc.nat(8), to: fc.nat(8) }), { maxLength: 20 }),
});
const draw = (starts: number, edges: { from: number; to: number }[]) =>
  graphOf(
    flowDocument.parse({
      name: "x",
      nodes: Array.from({ length: 9 }, (_, i) => ({ id: `n${i}`, type: i < starts ? "start" : "step" })),
      edges: edges.map(({ from, to }) => ({ from: `n${from}`, to: `n${to}` })),
    }),
    (type) => type === "start",
  );

/** Every way from a start to a node, the slow and certain method. */
function waysTo(target: string, starts: readonly string[], next: (id: string) => readonly string[]): string[][] {
  const ways: string[][] = [];
  const walk = (id: string, way: string[]): void => {
    if (id === target) ways.push(way);
    else for (const to of next(id)) walk(to, [...way, id]);
  };
  for (const start of starts) walk(start, []);
  return ways;
}

test("what comes before a step for certain is what every way to it passes", () => {
  fc.assert(
    fc.property(drawing, ({ starts, edges }) => {
      // Forward edges only, and none into a start: no cycle, as in a flow that may run.
      const graph = draw(
        starts,
        edges.filter(({ from, to }) => from < to && to >= starts),
      );
      expect(graph.cycles).toEqual([]);
      for (let i = 0; i < 9; i++) {
        const id = `n${i}`;
        const ways = waysTo(id, graph.starts, graph.next);
        expect(graph.reached.has(id)).toBe(ways.length > 0);
        const [first = [], ...rest] = ways;
        expect([...graph.before(id)].sort()).toEqual(first.filter((each) => rest.every((way) => way.includes(each))).sort());
        expect([...graph.startsOf(id)].sort()).toEqual([...new Set(ways.map((way) => way[0] ?? id))].sort());
        for (const passed of new Set(ways.flat())) expect(graph.comesAfter(id, passed)).toBe(true);
      }
    }),
  );
});

test("any drawing ends in a graph, and each cycle it has is a way round", () => {
  fc.assert(
    fc.property(drawing, ({ starts, edges }) => {
      const graph = draw(starts, edges);
      for (const around of graph.cycles) {
        expect(around[0]).toBe(around.at(-1));
        around.slice(1).forEach((to, i) => {
          expect(graph.next(around[i] ?? "")).toContain(to);
        });
      }
      for (let i = 0; i < 9; i++) graph.before(`n${i}`);
    }),
  );
});
