import { expect, test } from "vitest";
import { defaultCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { Catalog } from "./catalog.ts";

const document = flowDocument.parse({
  name: "By day",
  nodes: [{ id: "start", type: "trigger.event", config: { event: "message.received", when: "isOpen(now)", orderBy: "dateOf(now)" } }],
});
/** Monday 23 November 2026, 18:00 in Berlin and 01:00 the next day in Shanghai. */
const event: CanonicalEvent = {
  id: "e1",
  workspaceId: "w1",
  sourceId: null,
  type: "message.received",
  topic: "",
  entity: null,
  occurredAt: "",
  ours: false,
  receivedAt: "2026-11-23T17:00:00.000Z",
  body: {},
};

test("a flow starts by the shop's clock of the moment; what was accepted by an earlier one starts still", async () => {
  let shop: ShopCalendar = { ...defaultCalendar, timezone: "Europe/London" };
  const flow = { workspaceId: "w1", flowId: "f1", version: 1, document };
  const catalog = new Catalog({
    published: async () => ({ revision: 1, flows: [flow], calendars: new Map([["w1", shop]]) }),
    versions: async () => [flow],
  });
  await catalog.refresh();
  const [started] = catalog.startedBy(event);
  expect(started?.bound.laneKey(event)).toBe("2026-11-23");
  shop = { ...shop, timezone: "Asia/Shanghai" };
  await catalog.refresh();
  expect(catalog.calendar("w1").timezone).toBe("Asia/Shanghai");
  expect(catalog.startedBy(event)).toEqual([]);
  // the event was accepted before the owner changed the time zone, its run begins after
  expect(started?.bound.start(event)).toBeNull();
  expect(started?.bound.start(event, true)).toMatchObject({ nodeId: "start" });
});
