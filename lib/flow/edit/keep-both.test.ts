import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "../../nodes/catalog.ts";
import { type FlowDocument, flowDocument } from "../flow.ts";
import { sameValue } from "../same-value.ts";
import { keepBoth } from "./keep-both.ts";
import { addStep, changeStep, moveSteps, removeSteps, renameFlow, setConfig } from "./steps.ts";
import { addSticky } from "./stickies.ts";

const base = flowDocument.parse({
  name: "Big orders",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "tag", type: "order.tag", config: { tag: "a" }, position: { x: 320, y: 0 } },
    { id: "note", type: "team.note", config: { text: "hi" }, position: { x: 640, y: 0 } },
  ],
  edges: [
    { from: "start", port: "out", to: "tag" },
    { from: "tag", port: "out", to: "note" },
  ],
});
const both = (ours: FlowDocument, theirs: FlowDocument) => keepBoth(base, ours, theirs, catalog);

describe("two people on one draft", () => {
  it("keeps what both did in different places", () => {
    const ours = addStep(setConfig(base, "tag", "tag", "vip"), "team.note", catalog, { after: { from: "start" } }).document;
    const theirs = renameFlow(addSticky(setConfig(base, "note", "text", "hello"), { x: 0, y: 300 }, "why").document, "Large orders");
    const kept = both(ours, theirs);
    expect(kept?.name).toBe("Large orders");
    expect(kept?.nodes.map(({ id, config }) => [id, config["tag"] ?? config["text"]])).toEqual([
      ["start", undefined],
      ["tag", "vip"],
      ["note", "hello"],
      ["note1", ""],
    ]);
    expect(kept?.edges).toHaveLength(3);
    expect(kept?.stickies?.[0]?.text).toBe("why");
    expect(flowDocument.safeParse(kept).success).toBe(true);
  });

  it("asks where both changed the same, or one took away what the other changed or joined", () => {
    expect(both(setConfig(base, "tag", "tag", "x"), setConfig(base, "tag", "tag", "y"))).toBeNull();
    expect(both(renameFlow(base, "X"), renameFlow(base, "Y"))).toBeNull();
    expect(both(removeSteps(base, new Set(["tag"]), catalog), setConfig(base, "tag", "tag", "y"))).toBeNull();
    const added = addStep(base, "team.note", catalog, { after: { from: "note" } }).document;
    expect(both(added, removeSteps(base, new Set(["note"]), catalog))).toBeNull();
    // two new steps of one name are two steps
    expect(both(added, setConfig(added, "note1", "text", "theirs"))).toBeNull();
  });

  it("does not ask about places, nor where both did the same", () => {
    const at = (x: number) => moveSteps(base, new Map([["tag", { x, y: 0 }]]));
    expect(both(at(400), at(800))?.nodes[1]?.position.x).toBe(400);
    expect(both(setConfig(base, "tag", "tag", "x"), setConfig(base, "tag", "tag", "x"))?.nodes[1]?.config["tag"]).toBe("x");
  });

  it("is theirs where we did nothing, ours where they did nothing, and never a broken drawing", () => {
    const edit = fc.oneof(
      fc.constantFrom("a", "b", "c").map((name) => (document: FlowDocument) => renameFlow(document, name)),
      fc.constantFrom("start", "tag", "note").map((id) => (document: FlowDocument) => removeSteps(document, new Set([id]), catalog)),
      fc.tuple(fc.constantFrom("tag", "note"), fc.constantFrom("x", "y")).map(
        ([id, title]) =>
          (document: FlowDocument) =>
            changeStep(document, id, { title }),
      ),
      fc
        .constantFrom("start", "tag", "note")
        .map((from) => (document: FlowDocument) => addStep(document, "logic.if", catalog, { after: { from } }).document),
    );
    const edits = fc.array(edit, { maxLength: 4 }).map((all) => all.reduce((document, each) => each(document), base));
    fc.assert(
      fc.property(edits, edits, (ours, theirs) => {
        expect(sameValue(both(base, theirs), theirs)).toBe(true);
        expect(sameValue(both(ours, base), ours)).toBe(true);
        const kept = both(ours, theirs);
        if (!kept) return;
        expect(flowDocument.safeParse(kept).error).toBeUndefined();
        const ids = new Set(kept.nodes.map(({ id }) => id));
        expect(kept.edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
      }),
    );
  });
});
