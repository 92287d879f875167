import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "../../nodes/catalog.ts";
import { waysOut } from "../../nodes/ports.ts";
import { diffFlows } from "../diff.ts";
import { type FlowDocument, type FlowEdge, flowDocument } from "../flow.ts";

import { connect, connectRefusal, disconnect, targetsOf } from "./connect.ts";
import { copySteps, duplicateSteps, fragmentText, pasteSteps, readFragment } from "./fragment.ts";
import { record, redo, seal, startHistory, undo } from "./history.ts";
import { downstream } from "./place.ts";
import { addStep, changeStep, moveSteps, removeSteps, renameFlow, setConfig, toggleDisabled } from "./steps.ts";
import { tidy } from "./tidy.ts";

const empty: FlowDocument = flowDocument.parse({ name: "Mark big orders" });
const types = [...catalog.keys()];

type Move = (document: FlowDocument) => FlowDocument;
const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];
const someIds = (document: FlowDocument, seed: number) =>
  new Set(document.nodes.filter((_, i) => ((seed >> (i % 8)) & 1) === 1).map((node) => node.id));

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.tuple(fc.constantFrom(...types), fc.nat(), fc.nat(3)).map(
    ([type, at, how]): Move =>
      (document) => {
        const node = pick(document.nodes, at);
        const edge = pick(document.edges, at);
        const where =
          how === 0 && edge
            ? { into: edge }
            : how === 1 && node
              ? { after: { from: node.id } }
              : how === 2
                ? { at: { x: at % 900, y: at % 500 } }
                : {};
        return addStep(document, type, catalog, where).document;
      },
  ),
  fc
    .tuple(fc.nat(), fc.nat(), fc.constantFrom("out", "true", "false", "ok", "failed", "each", "done", "case1", "otherwise", "nonsense"))
    .map(
      ([a, b, port]): Move =>
        (document) => {
          const from = pick(document.nodes, a);
          const to = pick(document.nodes, b);
          return from && to ? connect(document, { from: from.id, port, to: to.id }, catalog) : document;
        },
    ),
  fc.nat().map(
    (seed): Move =>
      (document) =>
        removeSteps(document, someIds(document, seed), catalog),
  ),
  fc.nat().map(
    (at): Move =>
      (document) =>
        removeSteps(document, new Set([pick(document.nodes, at)?.id ?? ""]), catalog),
  ),
  fc.nat().map(
    (at): Move =>
      (document) =>
        disconnect(
          document,
          [pick(document.edges, at)].filter((edge) => edge !== undefined),
        ),
  ),
  fc.tuple(fc.nat(), fc.float(), fc.float()).map(
    ([seed, x, y]): Move =>
      (document) =>
        moveSteps(document, new Map([...someIds(document, seed)].map((id) => [id, { x, y }]))),
  ),
  fc.tuple(fc.nat(), fc.array(fc.constantFrom("true", "ok", "otherwise", "case1"), { maxLength: 3 })).map(
    ([at, ids]): Move =>
      (document) =>
        setConfig(
          document,
          pick(document.nodes, at)?.id ?? "",
          "cases",
          ids.map((id) => ({ id, label: id, when: "" })),
        ),
  ),
  fc.tuple(fc.nat(), fc.string(), fc.jsonValue()).map(
    ([at, field, value]): Move =>
      (document) =>
        setConfig(document, pick(document.nodes, at)?.id ?? "", field, value),
  ),
  fc.tuple(fc.nat(), fc.string({ maxLength: 300 })).map(
    ([at, title]): Move =>
      (document) =>
        changeStep(document, pick(document.nodes, at)?.id ?? "", {
          title,
          notes: title,
        }),
  ),
  fc.nat().map(
    (seed): Move =>
      (document) =>
        toggleDisabled(document, someIds(document, seed)),
  ),
  fc.nat().map(
    (seed): Move =>
      (document) =>
        duplicateSteps(document, someIds(document, seed), catalog).document,
  ),
  fc.nat().map(
    (seed): Move =>
      (document) => {
        const copied = copySteps(document, someIds(document, seed));
        const read = copied && readFragment(fragmentText(copied));
        return read ? pasteSteps(document, read, catalog).document : document;
      },
  ),
  fc.string({ maxLength: 200 }).map(
    (name): Move =>
      (document) =>
        renameFlow(document, name),
  ),
  fc.constant<Move>((document) => tidy(document)),
);

const edgeKey = (edge: FlowEdge) => `${edge.from}/${edge.port}/${edge.to}`;

function isWhole(document: FlowDocument) {
  expect(flowDocument.safeParse(document).error).toBeUndefined();
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  const ids = new Set(document.nodes.map((node) => node.id));
  expect(ids.size).toBe(document.nodes.length);
  expect(new Set(document.edges.map(edgeKey)).size).toBe(document.edges.length);
  for (const edge of document.edges) {
    const from = document.nodes.find((node) => node.id === edge.from);
    const to = document.nodes.find((node) => node.id === edge.to);
    const type = catalog.get(from?.type ?? "");
    expect(type && from ? waysOut(type, from.config).map((port) => port.id) : []).toContain(edge.port);
    expect(catalog.get(to?.type ?? "")?.kind).not.toBe("trigger");
    expect(downstream(document, edge.to).has(edge.from)).toBe(false);
  }
  const [from] = document.nodes;
  const kind = catalog.get(from?.type ?? "");
  const port = kind && from ? waysOut(kind, from.config)[0]?.id : undefined;
  if (from && port) {
    const fitting = document.nodes.filter(({ id }) => connectRefusal(document, { from: from.id, port, to: id }, catalog) === null);
    expect([...targetsOf(document, from.id, port, catalog)]).toEqual(fitting.map(({ id }) => id));
  }
}

describe("editing a flow", () => {
  it("leaves a whole document after any sequence of edits, and undo and redo restore each exactly", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 24 }), (moves) => {
        let history = startHistory(empty);
        const seen = [empty];
        for (const each of moves) {
          const next = each(history.present);
          if (next === history.present) continue;
          history = record(history, next);
          seen.push(next);
          isWhole(next);
        }
        for (let i = seen.length - 1; i > 0; i -= 1) {
          expect(history.present).toBe(seen[i]);
          history = undo(history);
        }
        expect(history.present).toBe(empty);
        expect(undo(history)).toBe(history);
        for (const each of seen.slice(1)) {
          history = redo(history);
          expect(history.present).toBe(each);
        }
        expect(redo(history)).toBe(history);
      }),
      { numRuns: 150 },
    );
  });

  it("draws 'Mark big orders': each step joined after the one before", () => {
    const start = addStep(empty, "trigger.event", catalog);
    const big = addStep(start.document, "logic.if", catalog, {
      after: { from: start.id ?? "" },
    });
    const tag = addStep(big.document, "order.tag", catalog, {
      after: { from: big.id ?? "" },
    });
    const note = addStep(tag.document, "team.note", catalog, {
      after: { from: big.id ?? "" },
    });
    expect(note.document.edges).toEqual([
      { from: start.id, port: "out", to: big.id },
      { from: big.id, port: "true", to: tag.id },
      { from: big.id, port: "false", to: note.id },
    ]);
    expect(note.document.nodes.map((node) => node.position.x)).toEqual([0, 320, 640, 640]);
    const [, , a, b] = note.document.nodes;
    expect(Math.abs((a?.position.y ?? 0) - (b?.position.y ?? 0))).toBeGreaterThan(90);
  });

  it("inserts on an edge: the line stays whole and what follows makes room", () => {
    const start = addStep(empty, "trigger.event", catalog);
    const tag = addStep(start.document, "order.tag", catalog, {
      after: { from: start.id ?? "" },
    });
    const [edge] = tag.document.edges;
    if (!edge) throw new Error("no edge");
    const note = addStep(tag.document, "team.note", catalog, { into: edge });
    expect(note.document.edges.map(edgeKey)).toEqual([`${start.id}/out/${note.id}`, `${note.id}/out/${tag.id}`]);
    expect(note.document.nodes.find((node) => node.id === tag.id)?.position.x).toBe(640);
    expect(removeSteps(note.document, new Set([note.id ?? ""]), catalog).edges.map(edgeKey)).toEqual([edgeKey(edge)]);
  });

  it("says why two steps cannot be joined", () => {
    const start = addStep(empty, "trigger.event", catalog);
    const tag = addStep(start.document, "order.tag", catalog, {
      after: { from: start.id ?? "" },
    });
    const note = addStep(tag.document, "team.note", catalog, {
      after: { from: tag.id ?? "" },
    });
    const why = (from: string | null, port: string, to: string | null) =>
      connectRefusal(note.document, { from: from ?? "", port, to: to ?? "" }, catalog)?.en;
    expect(why(note.id, "out", tag.id)).toMatch(/circle/);
    expect(why(note.id, "out", start.id)).toMatch(/starts/);
    expect(why(tag.id, "out", tag.id)).toMatch(/itself/);
    expect(why(tag.id, "out", note.id)).toMatch(/already/);
    expect(why(tag.id, "maybe", note.id)).toMatch(/way out/);
    expect(why(start.id, "out", note.id)).toBeUndefined();
  });

  it("joins edits about one thing into one step back, until sealed", () => {
    let history = startHistory(empty);
    for (const name of ["A", "Ab", "Abc"]) history = record(history, renameFlow(history.present, name), "name");
    expect(history.past).toHaveLength(1);
    history = record(seal(history), renameFlow(history.present, "Abcd"), "name");
    expect(history.past).toHaveLength(2);
    expect(undo(undo(history)).present).toBe(empty);
  });

  it("renames what pasted steps say of each other, and nothing else", () => {
    const tag = addStep(empty, "order.tag", catalog, {}, { tag: "x" });
    const note = addStep(
      tag.document,
      "team.note",
      catalog,
      { after: { from: "tag1" } },
      { text: "{{ steps.tag1.tags }} {{ steps.other.x }}" },
    );
    const pasted = duplicateSteps(note.document, new Set(["tag1", "note1"]), catalog);
    expect(pasted.document.nodes.at(-1)?.config["text"]).toBe("{{ steps.tag2.tags }} {{ steps.other.x }}");
    expect(pasted.document.edges.at(-1)).toEqual({
      from: "tag2",
      port: "out",
      to: "note2",
    });
  });

  it("reads no fragment out of other people's text", () => {
    for (const text of ["", "hello", "{", "{}", "[1]", '{"tradewind":"steps","nodes":[]}', '{"nodes":[{"id":"1 2"}]}'])
      expect(readFragment(text)).toBeNull();
  });

  it("counts what a draft changes, and a moved step is no change", () => {
    const start = addStep(empty, "trigger.event", catalog, {}, { event: "order.created" });
    const tag = addStep(start.document, "order.tag", catalog, { after: { from: start.id ?? "" } }, { tag: "a" });
    expect(diffFlows(tag.document, moveSteps(tag.document, new Map([["tag1", { x: 999, y: 9 }]])))).toEqual([]);
    const changed = setConfig(toggleDisabled(tag.document, new Set(["tag1"])), "tag1", "tag", "b");
    expect(diffFlows(tag.document, changed).map((change) => change.kind)).toEqual(["switchedOff", "set"]);
    expect(diffFlows(start.document, tag.document).map((change) => change.kind)).toEqual(["added"]);
    expect(diffFlows(tag.document, disconnect(tag.document, tag.document.edges)).map((change) => change.kind)).toEqual(["parted"]);
  });
});
