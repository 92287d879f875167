import { expect, test } from "vitest";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { Catalog } from "./catalog.ts";

const event = (receivedAt: string) =>
  ({
    id: "e",
    workspaceId: "w",
    type: "order.created",
    topic: "",
    entity: null,
    sourceId: null,
    body: {},
    receivedAt,
  }) as unknown as CanonicalEvent;

test.each([
  [{}, "2026-11-11T00:00:00.000Z", true],
  [{ from: "2026-11-11T00:00:00+08:00" }, "2026-11-10T15:59:59.999Z", false],
  [{ from: "2026-11-11T00:00:00+08:00" }, "2026-11-10T16:00:00.000Z", true],
  [{ until: "2026-11-12T00:00:00+08:00" }, "2026-11-11T15:59:59.999Z", true],
  [{ until: "2026-11-12T00:00:00+08:00" }, "2026-11-11T16:00:00.000Z", false],
  [{ from: "2026-11-01T00:00:00Z", until: "2026-11-12T00:00:00Z" }, "2026-12-01T00:00:00.000Z", false],
])("a flow with %o, an event at %s: starts %s", async (window, at, starts) => {
  const document = flowDocument.parse({
    name: "Sale",
    ...window,
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "note", type: "team.note", config: { text: "x" } },
    ],
    edges: [{ from: "start", to: "note" }],
  });
  const catalog = new Catalog({
    published: async () => ({ revision: 1, flows: [{ workspaceId: "w", flowId: "f", version: 1 }], calendars: new Map() }),
    versions: async () => [{ workspaceId: "w", flowId: "f", version: 1, document }],
  });
  await catalog.refresh();
  expect(catalog.startedBy(event(at)).length === 1).toBe(starts);
});

test("what runs on an older version wait for is made known still", async () => {
  const nodes = [
    { id: "start", type: "trigger.transition", config: { to: "paid" } },
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
  ];
  let version = 1;
  const document = () => flowDocument.parse({ name: "f", nodes: [nodes[version - 1]], edges: [] });
  const catalog = new Catalog({
    published: async () => ({
      revision: version,
      flows: [{ workspaceId: "w", flowId: "f", version }],
      calendars: new Map(),
      waiting: ["x"],
    }),
    versions: async () => [{ workspaceId: "w", flowId: "f", version, document: document() }],
  });
  await catalog.refresh();
  version = 2;
  await catalog.refresh();
  expect(["w", "x", "y"].map((each) => catalog.followsStatus(each))).toEqual([true, true, false]);
});

test("of what is live only the new is read, and no more is compiled than events ask for", async () => {
  const flows = ["order.created", "order.paid"].map((on, i) => {
    const broken = i === 1 ? [{ id: "x", type: "logic.if", config: { when: "no such (" } }] : [];
    const nodes = [{ id: "start", type: "trigger.event", config: { event: on } }, ...broken];
    return { workspaceId: "w", flowId: `f${i}`, version: 1, document: flowDocument.parse({ name: on, nodes, edges: [] }) };
  });
  const read: string[][] = [];
  let live = 1;
  const catalog = new Catalog({
    published: async () => ({ revision: live, flows: flows.slice(0, live), calendars: new Map() }),
    versions: async (wanted) => {
      read.push(wanted.map(({ flowId }) => flowId));
      return flows.filter(({ flowId }) => wanted.some((each) => each.flowId === flowId));
    },
  });
  await catalog.refresh();
  live = 2;
  await catalog.refresh();
  expect(read).toEqual([["f0"], ["f1"]]);
  const at = event("2026-11-11T00:00:00.000Z");
  expect(catalog.startedBy(at).map(({ flowId }) => flowId)).toEqual(["f0"]);
  // what could not run starts nothing and is called by nobody
  expect(catalog.startedBy({ ...at, type: "order.paid" })).toEqual([]);
  expect(catalog.live("w", "f1")).toBeNull();
  expect([...catalog.everyLive()]).toHaveLength(2);
});
