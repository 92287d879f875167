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
    published: async () => ({ revision: 1, flows: [{ workspaceId: "w", flowId: "f", version: 1, document }], calendars: new Map() }),
    versions: async () => [],
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
  const published = async () => ({
    revision: version,
    flows: [
      { workspaceId: "w", flowId: "f", version, document: flowDocument.parse({ name: "f", nodes: [nodes[version - 1]], edges: [] }) },
    ],
    calendars: new Map(),
    waiting: ["x"],
  });
  const catalog = new Catalog({ published, versions: async () => [] });
  await catalog.refresh();
  version = 2;
  await catalog.refresh();
  expect(["w", "x", "y"].map((each) => catalog.followsStatus(each))).toEqual([true, true, false]);
});
