import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "../../nodes/catalog.ts";
import { waysOut } from "../../nodes/ports.ts";
import { diffFlows } from "../diff.ts";
import { type FlowDocument, type FlowEdge, flowDocument } from "../flow.ts";

import { connect, connectRefusal, disconnect, targetsOf } from "./connect.ts";
import { drawnIds, moveDrawn, removeDrawn, shiftDrawn } from "./drawn.ts";
import { copySteps, duplicateSteps, fragmentText, pasteSteps, readFragment } from "./fragment.ts";
import { groupBox, groupOf, groupSteps, renameGroup } from "./groups.ts";
import { record, redo, seal, startHistory, undo } from "./history.ts";
import { downstream } from "./place.ts";
import { addStep, changeStep, moveSteps, removeSteps, renameFlow, setConfig, toggleDisabled } from "./steps.ts";
import { addSticky, changeSticky } from "./stickies.ts";
import { tidy } from "./tidy.ts";

const empty: FlowDocument = flowDocument.parse({ name: "Mark big orders" });
const types = [...catalog.keys()];

type Move = (document: FlowDocument) => FlowDocument;
const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];
const someDrawn = (document: FlowDocument, seed: number) => new Set(drawnIds(document).filter((_, i) => ((seed >> (i % 8)) & 1) === 1));
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
        const read = copied && readFragment(fragmentText(copied)).fragment;
        return read ? pasteSteps(document, read, catalog).document : document;
      },
  ),
  fc.string({ maxLength: 200 }).map(
    (name): Move =>
      (document) =>
        renameFlow(document, name),
  ),
  fc.constant<Move>((document) => tidy(document)),
  fc.tuple(fc.nat(), fc.string({ maxLength: 200 })).map(
    ([seed, title]): Move =>
      (document) =>
        groupSteps(document, someIds(document, seed), title).document,
  ),
  fc.tuple(fc.nat(), fc.string({ maxLength: 200 })).map(
    ([at, title]): Move =>
      (document) =>
        renameGroup(document, pick(document.groups ?? [], at)?.id ?? "", title),
  ),
  fc.tuple(fc.float(), fc.float(), fc.string()).map(
    ([x, y, text]): Move =>
      (document) =>
        addSticky(document, Number.isFinite(x + y) ? { x, y } : { x: 0, y: 0 }, text).document,
  ),
  fc.tuple(fc.nat(), fc.float(), fc.string()).map(
    ([at, side, text]): Move =>
      (document) =>
        changeSticky(document, pick(document.stickies ?? [], at)?.id ?? "", { text, size: { width: side, height: side } }),
  ),
  fc.nat().map(
    (seed): Move =>
      (document) =>
        removeDrawn(document, someDrawn(document, seed), catalog),
  ),
  fc.tuple(fc.nat(), fc.integer({ min: -500, max: 500 })).map(
    ([seed, by]): Move =>
      (document) =>
        shiftDrawn(document, someDrawn(document, seed), { x: by, y: -by }),
  ),
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
  const framed = (document.groups ?? []).flatMap((group) => group.nodes);
  expect(new Set(framed).size).toBe(framed.length);
  for (const id of framed) expect(ids).toContain(id);
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

  it("says in a sentence why other people's text, or a broken copy, is no steps", () => {
    const why = (text: string) => readFragment(text).refused?.en;
    for (const text of ["hello", "{", "{}", "[1]", "null", '{"nodes":[{"id":"1 2"}]}']) expect(why(text)).toMatch(/not a copy of steps/);
    for (const text of ["", "  ", '{"tradewind":"steps","nodes":[]}']) expect(why(text)).toMatch(/no copied steps/);
    const copied = copySteps(addStep(empty, "order.tag", catalog).document, new Set(["tag1"]));
    const text = copied ? fragmentText(copied) : "";
    expect(why(text)).toBeUndefined();
    expect(why(text.slice(0, -20))).toMatch(/incomplete/);
    expect(why(text.replace('"order.tag"', "7"))).toMatch(/cannot be read/);
    expect(why(`"${"x".repeat(2_000_000)}"`)).toMatch(/longer/);
  });

  it("frames steps: what is inserted between two of them belongs to the frame, and the frame goes with its last step", () => {
    const start = addStep(empty, "trigger.event", catalog);
    const tag = addStep(start.document, "order.tag", catalog, { after: { from: "event1" } });
    const note = addStep(tag.document, "team.note", catalog, { after: { from: "tag1" } });
    const framed = groupSteps(note.document, new Set(["tag1", "note1"]), "Tell them").document;
    expect(framed.groups).toEqual([{ id: "group1", title: "Tell them", nodes: ["tag1", "note1"] }]);
    const inserted = addStep(framed, "logic.if", catalog, { into: { from: "tag1", port: "out", to: "note1" } }).document;
    expect(groupOf(inserted, "if1")?.id).toBe("group1");
    expect(
      groupOf(addStep(framed, "logic.if", catalog, { into: { from: "event1", port: "out", to: "tag1" } }).document, "if1"),
    ).toBeUndefined();
    expect(removeSteps(framed, new Set(["tag1", "note1"]), catalog)).not.toHaveProperty("groups");
    expect(removeDrawn(framed, new Set(["group:group1"]), catalog)).toEqual(note.document);
    // taking hold of the frame takes its steps along, and nothing else
    const box = groupBox(framed, framed.groups![0]!)!;
    const moved = moveDrawn(framed, new Map([["group:group1", { x: box.x + 40, y: box.y - 80 }]]));
    const shift = (id: string) => {
      const [a, b] = [framed, moved].map((document) => document.nodes.find((node) => node.id === id)!.position);
      return [b!.x - a!.x, b!.y - a!.y];
    };
    expect([shift("event1"), shift("tag1"), shift("note1")]).toEqual([
      [0, 0],
      [40, -80],
      [40, -80],
    ]);
    // copied whole, it arrives whole
    const copied = copySteps(addSticky(framed, { x: 0, y: 300 }, "why").document, new Set(["group:group1", "note:note1"]));
    expect(copied?.nodes.map((node) => node.id)).toEqual(["tag1", "note1"]);
    const pasted = copied && pasteSteps(empty, copied, catalog);
    expect(pasted?.document.groups).toEqual([{ id: "group1", title: "Tell them", nodes: ["tag1", "note1"] }]);
    expect(pasted?.document.stickies?.[0]?.text).toBe("why");
  });

  it("counts what is written on the drawing as one change, and where it lies as none", () => {
    const tag = addStep(empty, "order.tag", catalog).document;
    const noted = addSticky(tag, { x: 0, y: 0 }, "Ask Li before changing this").document;
    expect(diffFlows(tag, noted)).toEqual([{ kind: "remarked" }]);
    expect(diffFlows(noted, changeSticky(noted, "note1", { position: { x: 80, y: 0 }, size: { width: 300, height: 300 } }))).toEqual([]);
    expect(diffFlows(tag, groupSteps(tag, new Set(["tag1"])).document)).toEqual([{ kind: "remarked" }]);
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
