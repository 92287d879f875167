import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalog } from "../../nodes/catalog.ts";
import { documentOf } from "../../templates/template.ts";
import { templates } from "../../templates/templates.ts";
import { diffFlows } from "../diff.ts";
import { addStep, moveSteps, setConfig } from "../edit/steps.ts";
import { type FlowDocument, flowDocument } from "../flow.ts";
import { fileText } from "./file-text.ts";
import { readFlow, readFlowText } from "./read.ts";
import type { NamedThings } from "./references.ts";
import { writeFlow } from "./write.ts";

const shop: NamedThings = {
  connections: [
    { id: "c-1", name: "Warehouse" },
    { id: "c-2", name: "Books" },
    { id: "c-3", name: "Books" },
  ],
  sources: [{ id: "s-1", name: "Web shop" }],
  flows: [{ id: "f-1", name: "Check stock" }],
  people: [{ id: "u-1", name: "mei@example.com" }],
  tables: [],
  apis: [],
};
const elsewhere: NamedThings = {
  connections: [{ id: "other-1", name: "Warehouse" }],
  sources: [{ id: "other-2", name: "Web shop" }],
  flows: [],
  people: [{ id: "other-3", name: "mei@example.com" }],
  tables: [],
  apis: [],
};
const none: NamedThings = { connections: [], sources: [], flows: [], people: [], tables: [], apis: [] };

const linked = flowDocument.parse({
  name: "Linked",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.paid", source: "s-1" }, position: { x: 1.4, y: 2.6 } },
    { id: "call", type: "outside.http", config: { url: "https://example.com", connection: "c-1" }, position: { x: 320, y: 0 }, tries: 3 },
    { id: "ask", type: "logic.approval", config: { question: "Ship it?", people: ["u-1"], deputy: "u-1" }, position: { x: 640, y: 0 } },
  ],
  edges: [
    { from: "start", to: "call" },
    { from: "call", port: "ok", to: "ask" },
  ],
  groups: [{ id: "g", title: "Outside", nodes: ["call", "ask"] }],
  stickies: [{ id: "note", text: "Mind this", position: { x: 10, y: 300 }, size: { width: 200, height: 100 } }],
});

const drawn: fc.Arbitrary<FlowDocument> = fc
  .tuple(
    fc.constantFrom(...templates.map((template) => documentOf(template, "en")), linked),
    fc.array(fc.tuple(fc.constantFrom(...catalog.keys()), fc.nat(99), fc.jsonValue({ maxDepth: 2, noUnicodeString: false })), {
      maxLength: 4,
    }),
    fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 2, maxLength: 2 }),
  )
  .map(([base, steps, [x = 0, y = 0]]) => {
    const grown = steps.reduce((document, [type, i, value]) => {
      const after = document.nodes[i % document.nodes.length];
      const { document: next, id } = addStep(document, type, catalog, after ? { after: { from: after.id } } : {});
      // JSON knows no negative zero
      return id && typeof value !== "object" && !Object.is(value, -0) ? setConfig(next, id, "own", value) : next;
    }, base);
    return moveSteps(grown, new Map([[grown.nodes[0]?.id ?? "", { x, y }]]));
  });

function read(file: unknown, things: NamedThings) {
  const found = readFlow(file, things);
  if (!found.ok) throw new Error(found.refused.en);
  return found;
}

describe("a flow as a file", () => {
  test("comes back as it was, and is then written as the same bytes", () => {
    fc.assert(
      fc.property(drawn, (document) => {
        const text = fileText(writeFlow(document, shop));
        const back = readFlowText(text, shop);
        if (!back.ok) throw new Error(back.refused.en);
        expect(back.remarks).toEqual([]);
        expect(diffFlows(document, back.document)).toEqual([]);
        expect(fileText(writeFlow(back.document, shop))).toBe(text);
        for (const { id, position } of document.nodes)
          expect(back.document.nodes.find((node) => node.id === id)?.position).toEqual({
            x: Math.round(position.x),
            y: Math.round(position.y),
          });
      }),
    );
  });

  test("does not depend on the order in which the flow was drawn, or keys were written", () => {
    fc.assert(
      fc.property(drawn, (document) => {
        const turned = {
          ...document,
          nodes: [...document.nodes]
            .reverse()
            .map((node) => ({ ...node, config: Object.fromEntries(Object.entries(node.config).reverse()) })),
          edges: [...document.edges].reverse(),
        };
        expect(fileText(writeFlow(turned, shop))).toBe(fileText(writeFlow(document, shop)));
      }),
    );
  });

  test("changes in one line where a step is moved", () => {
    const moved = moveSteps(linked, new Map([["call", { x: 9, y: 9 }]]));
    const [before, after] = [linked, moved].map((each) => fileText(writeFlow(each, shop)).split("\n"));
    expect(after?.filter((line, i) => line !== before?.[i]).every((line) => /^\s+\d+,?$/.test(line))).toBe(true);
  });

  test("holds no id of this shop, and finds the same things by their names in another", () => {
    const text = fileText(writeFlow(linked, shop));
    expect(text).not.toMatch(/"[csfu]-\d"/);
    const { document, remarks } = read(JSON.parse(text), elsewhere);
    expect(remarks).toEqual([]);
    const config = (id: string) => document.nodes.find((node) => node.id === id)?.config;
    expect(config("start")).toMatchObject({ source: "other-2" });
    expect(config("call")).toMatchObject({ connection: "other-1" });
    expect(config("ask")).toMatchObject({ people: ["other-3"], deputy: "other-3" });
  });

  test("two connections of one name are told apart at home, and asked about elsewhere", () => {
    const twice = setConfig(linked, "call", "connection", "c-3");
    const file = JSON.parse(fileText(writeFlow(twice, shop)));
    expect(diffFlows(twice, read(file, shop).document)).toEqual([]);
    const two = {
      ...elsewhere,
      connections: [
        { id: "a", name: "Books" },
        { id: "b", name: "Books" },
      ],
    };
    expect(read(file, two).remarks.map(({ message }) => message.en)).toEqual([
      "“call”: this shop has no connection “Books”, or several. Choose one.",
    ]);
  });

  test("names what this shop does not have, and leaves it to be chosen", () => {
    const { document, remarks } = read(writeFlow(linked, shop), none);
    expect(remarks.map(({ nodeId, message }) => [nodeId, message.en])).toEqual([
      ["ask", expect.stringContaining("nobody here is called mei")],
      ["ask", expect.stringContaining("nobody here is called mei")],
      ["call", expect.stringContaining("no connection “Warehous")],
      ["start", expect.stringContaining("no source “Web shop”")],
    ]);
    expect(document.nodes.find(({ id }) => id === "call")?.config["connection"]).toBe("");
  });
});

describe("a file that is not as it should be", () => {
  const refusal = (text: string) => {
    const found = readFlowText(text, none);
    return found.ok ? null : found.refused.en;
  };
  test.each([
    ["hello", /not JSON/],
    ["[]", /is no flow/],
    ['{ "name": "x" }', /no list of steps/],
    ['{ "tradewind": "steps", "nodes": [] }', /copied steps/],
    ['{ "format": 9, "name": "x", "nodes": [] }', /newer Tradewind/],
    ['{ "name": "x", "nodes": [{ "id": "1 a", "type": "order.tag" }] }', /At nodes “1 a”, id/],
    ['{ "name": "x", "nodes": [{ "id": "a", "type": "t.t" }, { "id": "a", "type": "t.t" }] }', /Two steps have the id “a”/],
    [`"${"x".repeat(1_100_000)}"`, /larger than/],
  ])("%.60s is refused in a sentence", (text, why) => {
    expect(refusal(text)).toMatch(why);
  });

  test("keeps a step of a kind that is not known, and names everything that was left out", () => {
    const file = {
      name: "Odd",
      colour: "red",
      nodes: [
        { id: "start", type: "trigger.manual", shape: "round" },
        { id: "later", type: "future.thing", config: { depth: 3 } },
      ],
      edges: [
        { from: "start", to: "later", speed: 2 },
        { from: "later", to: "nowhere" },
      ],
    };
    const { document, remarks } = read(file, none);
    expect(document.nodes[1]).toMatchObject({ type: "future.thing", config: { depth: 3 } });
    expect(remarks.map(({ message }) => message.en).join("\n")).toMatch(
      /“shape” is not known[\s\S]*future\.thing[\s\S]*“colour”[\s\S]*“speed”[\s\S]*no step “nowhere”/,
    );
  });

  test("whatever it is, it is read or refused, and never breaks", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record({
            name: fc.string(),
            nodes: fc.array(fc.jsonValue()),
            edges: fc.jsonValue(),
            places: fc.jsonValue(),
            groups: fc.jsonValue(),
          }),
        ),
        (file) => {
          const found = readFlow(file, none);
          if (found.ok) expect(flowDocument.safeParse(found.document).success).toBe(true);
          else expect(found.refused.en).not.toBe("");
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a flow document as the API gives it is taken as well", () => {
    const given = {
      ...linked,
      id: "f-9",
      revision: 4,
      publishedVersion: null,
      hasUnpublishedChanges: true,
      createdAt: "",
      updatedAt: "",
      updatedBy: null,
    };
    const { document, remarks } = read(given, shop);
    expect(remarks).toEqual([]);
    expect(document).toEqual(linked);
  });
});

test("a call of a system of the shop's own stands in the file whole, its system by name, and works in a shop without it", () => {
  const operation = {
    api: { id: "00000000-0000-4000-8000-000000000007", name: "Warehouse", revision: 3 },
    ...{ key: "ship", method: "POST", path: "/shipments", title: "Ship", server: "https://wh.example", parameters: [], answer: "any" },
  };
  const document = flowDocument.parse({
    name: "Ship",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.paid" } },
      { id: "ship", type: "outside.operation", config: { operation, args: {}, connection: "c-1" } },
    ],
    edges: [{ from: "start", to: "ship" }],
  });
  const here: NamedThings = { ...shop, apis: [{ id: operation.api.id, name: "Warehouse" }] };
  const file = writeFlow(document, here);
  expect(fileText(file)).not.toContain(operation.api.id);
  const home = read(file, here);
  expect(home.remarks).toEqual([]);
  expect(diffFlows(document, home.document)).toEqual([]);
  const away = read(file, { ...elsewhere, apis: [] });
  expect(away.remarks.map(({ message }) => message.en)).toEqual([expect.stringContaining("no system “Warehouse”")]);
  expect(away.document.nodes.find(({ id }) => id === "ship")?.config["operation"]).toMatchObject({ key: "ship", path: "/shipments" });
});
