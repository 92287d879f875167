import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { openShopOn, type TestShop } from "#tests/shop-on.ts";
import { cancelComparison } from "../commands/cancel-comparison.ts";
import { createComparison } from "../commands/create-comparison.ts";
import { createFlow } from "../commands/create-flow.ts";
import { publishFlow } from "../commands/publish-flow.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { eventId, runId } from "../ingest/ids.ts";
import { getComparison, getDifference, listDifferences } from "../queries/get-comparison.ts";
import { getEventPast } from "../queries/get-event-past.ts";
import { comparePast } from "./compare-past.ts";
import { importEvents } from "./import-events.ts";
import { canonicalEvent } from "./read-event.ts";
import { eventsAfter, type PastPlace } from "./recorded-events.ts";
import { workComparisons } from "./work-comparisons.ts";

let opened: TestDatabase;
let shop: TestShop;
beforeEach(async () => {
  opened = await openTestDatabase();
  shop = await openShopOn(opened.url, opened.sql);
});
afterEach(async () => {
  await shop.close();
  await opened.close();
});

const reading = { platform: "tradewind", topic: "", v: 1 };

/** Events as they would have been accepted, a second apart, the last one just now. */
async function record(payloads: readonly Record<string, unknown>[]): Promise<string[]> {
  const first = Date.now() - payloads.length * 1_000;
  const past = payloads.map((payload, i) => {
    const text = JSON.stringify(payload);
    const { meaning, body } = readMeaning(reading, text);
    const receivedAt = new Date(first + i * 1_000).toISOString();
    const event = { ...meaning, id: eventId(first + i * 1_000), workspaceId: shop.workspaceId, sourceId: null, receivedAt, body };
    return { event, reading, bytes: Buffer.from(text) };
  });
  await opened.sql.begin((tx) => importEvents(tx, shop.workspaceId, past));
  return past.map(({ event }) => event.id);
}

const order = (n: number, total: number) => ({
  type: "order.created",
  order: {
    id: `o${n}`,
    number: `#${n}`,
    currency: "EUR",
    total: { amountMinor: total, currency: "EUR" },
    placedAt: new Date().toISOString(),
  },
});

const marking = (limit: string, more: Partial<FlowDraft> = {}): FlowDraft => ({
  name: "Mark big orders",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", config: { when: `order.total > ${limit}` } },
    { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "big" } },
  ],
  edges: [
    { from: "start", port: "out", to: "big" },
    { from: "big", port: "true", to: "mark" },
  ],
  ...more,
});

async function flowWith(live: FlowDraft, draft: FlowDraft): Promise<string> {
  const { id } = await createFlow(shop.editor, flowDocument.parse(live));
  await publishFlow(shop.editor, { id });
  await saveDraft(shop.editor, { id, document: flowDocument.parse(draft), ifMatch: null });
  return id;
}

test("a comparison counts what the draft would do more and less, and each difference opens with both paths", async () => {
  await record(Array.from({ length: 60 }, (_, i) => order(i + 1, (i + 1) * 1_000)));
  const flowId = await flowWith(marking("500.0"), marking("550.0"));
  const { id, state } = await createComparison(shop.editor, { id: flowId, events: 2_000 });
  expect(state).toBe("running");
  await comparePast(opened.sql, id);
  const told = await getComparison(shop.viewer, { id });
  expect(told).toMatchObject({ state: "finished", total: 60, done: 60, liveVersion: 1, current: true });
  expect(told.result).toMatchObject({ runs: 60, differ: 5, unknown: 0, started: { draft: 60, live: 60 } });
  expect(told.result?.kinds).toEqual([{ effect: "order.tag", args: { tag: "big" }, more: 0, fewer: 5 }]);
  const { items } = await listDifferences(shop.viewer, { id });
  expect(items.map(({ event }) => event.label)).toEqual(["#51", "#52", "#53", "#54", "#55"]);
  const detail = await getDifference(shop.viewer, { id, n: 1 });
  expect(detail.live?.steps.map(({ node, port }) => [node, port])).toEqual([
    ["start", "out"],
    ["big", "true"],
    ["mark", "out"],
  ]);
  const sameParts = [expect.objectContaining({ text: "order.total", value: { amountMinor: 51_000, currency: "EUR" } })];
  expect(detail.live?.steps[1]?.why).toEqual({
    expression: "order.total > 500.0",
    parts: [expect.objectContaining({ text: "order.total > 500.0", value: true }), ...sameParts],
  });
  expect(detail.draft?.steps[1]?.why).toMatchObject({ parts: [{ text: "order.total > 550.0", value: false }, {}] });
  expect(detail.draft?.steps.map(({ node, port }) => [node, port])).toEqual([
    ["start", "out"],
    ["big", "false"],
  ]);
  await saveDraft(shop.editor, { id: flowId, document: flowDocument.parse(marking("600.0")), ifMatch: null });
  expect((await getComparison(shop.viewer, { id })).current).toBe(false);
});

test("it looks at so many of the newest events, with what was heard before of their orders", async () => {
  const paid = (n: number) => ({ type: "order.paid", order: { id: `o${n}` } });
  const ids = await record([order(1, 1_000), { ...order(2, 1_000), type: "order.cancelled" }, paid(1), paid(2)]);
  const holding: FlowDraft = {
    name: "Hold",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.paid" } },
      { id: "hold", type: "order.set-status", config: { orderId: "{{ order.id }}", status: "held" } },
      { id: "note", type: "team.note", config: { text: "{{ order.id }} could not be held" } },
    ],
    edges: [
      { from: "start", to: "hold" },
      { from: "hold", port: "refused", to: "note" },
    ],
  };
  const { id: flowId } = await createFlow(shop.editor, flowDocument.parse(holding));
  const { id } = await createComparison(shop.editor, { id: flowId, events: 2 });
  await comparePast(opened.sql, id);
  const { result, total } = await getComparison(shop.viewer, { id });
  expect(total).toBe(2);
  expect(result?.kinds.map(({ effect, more }) => [effect, more])).toEqual(expect.arrayContaining([["order.set-status", 2]]));
  const notes = (await listDifferences(shop.viewer, { id })).items.flatMap(({ more }) =>
    more.filter(({ effect }) => effect === "team.note"),
  );
  expect(notes.map(({ args }) => args)).toEqual([{ text: "o2 could not be held", orderId: "", urgent: false }]);
  expect((await getEventPast(shop.viewer, { id: ids[3] ?? "", flowId })).order).toMatchObject({ status: "cancelled" });
});

test("what was done to an order is remembered over thousands of others, as long as the order comes again", async () => {
  const others = limits.rehearsedOrdersMax + 300;
  await record([
    order(0, 1_000),
    order(1, 1_000),
    ...Array.from({ length: others }, (_, i) => order(i + 2, 1_000)),
    { ...order(0, 1_000), type: "order.paid" },
  ]);
  const marking: FlowDraft = {
    name: "Mark once",
    nodes: [
      { id: "placed", type: "trigger.event", config: { event: "order.created" } },
      { id: "paid", type: "trigger.event", config: { event: "order.paid" } },
      { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "seen" } },
      { id: "new", type: "logic.if", config: { when: "steps.mark.changed" } },
      { id: "note", type: "team.note", config: { text: "{{ order.id }} is new" } },
    ],
    edges: [
      { from: "placed", to: "mark" },
      { from: "paid", to: "mark" },
      { from: "mark", to: "new" },
      { from: "new", port: "true", to: "note" },
    ],
  };
  const { id: flowId } = await createFlow(shop.editor, flowDocument.parse(marking));
  const { id } = await createComparison(shop.editor, { id: flowId, events: 10_000 });
  await comparePast(opened.sql, id);
  const { result } = await getComparison(shop.viewer, { id });
  const more = new Map(result?.kinds.map((kind) => [kind.effect, kind.more]));
  expect(more).toEqual(
    new Map([
      ["order.tag", others + 3],
      ["team.note", others + 2],
    ]),
  );
});

test("a look takes fewer events where they are large, and none is left out", async () => {
  const ids = await record(Array.from({ length: 7 }, (_, i) => ({ ...order(i, 1_000), note: "x".repeat(i === 3 ? 50_000 : 1_000) })));
  const wanted = { workspaceId: shop.workspaceId, starting: ["order.created"], telling: [] };
  const looks: string[][] = [];
  let place: PastPlace | null = { at: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
  while (place) {
    const look = await eventsAfter(opened.sql, wanted, place, { rows: 3, bytes: 2_000 });
    looks.push(look.events.map((event) => event.id));
    place = look.place;
  }
  expect(looks.flat()).toEqual(ids);
  expect(looks.map(({ length }) => length)).toEqual([2, 2, 2, 1]);
  // what is no text for PostgreSQL is read all the same
  await opened.sql`update event set body = '\\x7b00ff7d'::bytea where id = ${ids[2] ?? ""}`;
  const { events } = await eventsAfter(opened.sql, wanted, { at: new Date(0), id: ids[0] ?? "" }, { rows: 10, bytes: 100_000 });
  expect(events.map(canonicalEvent).map(({ id, type }) => [id, type])).toEqual(
    ids.map((id, i) => [id, i === 2 ? "other" : "order.created"]),
  );
});

test("an outside answer is taken from the run on record, where the same was asked; else it is unknown beyond that step", async () => {
  const [first = "", second = ""] = await record([order(1, 1_000), order(2, 2_000)]);
  const calling = (tag: string): FlowDraft => ({
    name: "Call",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "call", type: "outside.http", config: { method: "POST", url: "https://risk.example/check", body: "{{ order.id }}" } },
      { id: "risky", type: "logic.if", config: { when: "steps.call.body.risk > 50" } },
      { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag } },
    ],
    edges: [
      { from: "start", to: "call" },
      { from: "call", port: "ok", to: "risky" },
      { from: "risky", port: "true", to: "mark" },
    ],
  });
  const flowId = await flowWith(calling("risk"), calling("risky"));
  const at = new Date().toISOString();
  const asked = { method: "POST", url: "https://risk.example/check", headers: {}, body: "o1", connectionId: "", timeoutMs: 10_000 };
  const reply = { status: 200, headers: {}, body: { risk: 90 } };
  const step = { node: "call", visit: 1, at };
  const journal = [
    { kind: "started", at, v: 1, eventId: first, replay: 0, port: "out", node: "start", output: {} },
    { kind: "asked", ...step, effect: "http.request", key: "k", input: asked },
    { kind: "answered", ...step, attempt: 1, ms: 3, reply, port: "ok", output: reply },
  ];
  await opened.sql`
    insert into run (day, id, workspace_id, flow_id, version, event_id, event_type, replay, lane, started_at, journal_version, journal, status, ended_at)
    values (${at.slice(0, 10)}, ${runId(first, flowId, 0)}, ${shop.workspaceId}, ${flowId}, 1, ${first}, 'order.created', 0, 'l', now(), 1,
      ${JSON.stringify(journal)}, 'finished', now())`;
  const { id } = await createComparison(shop.editor, { id: flowId, events: 10 });
  await comparePast(opened.sql, id);
  const { result } = await getComparison(shop.viewer, { id });
  expect(result).toMatchObject({ runs: 2, differ: 1, unknown: 1 });
  expect(result?.kinds).toEqual([
    { effect: "order.tag", args: { tag: "risky" }, more: 1, fewer: 0 },
    { effect: "order.tag", args: { tag: "risk" }, more: 0, fewer: 1 },
  ]);
  expect((await getEventPast(shop.viewer, { id: first, flowId })).journal).toHaveLength(3);
  expect((await getEventPast(shop.viewer, { id: second, flowId })).journal).toBeNull();
});

test("a thread works what is waiting, one that was given up is not worked, and one that died is begun anew", async () => {
  await record(Array.from({ length: 20 }, (_, i) => order(i + 1, 90_000)));
  const flowId = await flowWith(marking("500.0"), marking("1000.0"));
  const given = await createComparison(shop.editor, { id: flowId, events: 2_000 });
  const { id } = await createComparison(shop.editor, { id: flowId, events: 2_000 });
  // a process that had taken it has died
  await opened.sql`update comparison set worked_until = now() - interval '1 second', done = 7 where id = ${id}`;
  await workComparisons(opened.url, opened.sql, () => {});
  expect(await getComparison(shop.viewer, { id })).toMatchObject({ state: "finished", done: 20, result: { differ: 20 } });
  expect(await getComparison(shop.viewer, { id: given.id })).toMatchObject({ state: "cancelled", result: null });
  const third = await createComparison(shop.editor, { id: flowId, events: 2_000 });
  await cancelComparison(shop.editor, { id: third.id });
  await workComparisons(opened.url, opened.sql, () => {});
  expect(await getComparison(shop.viewer, { id: third.id })).toMatchObject({ state: "cancelled" });
  await expect(cancelComparison(shop.editor, { id: randomUUID() })).rejects.toMatchObject({ status: 404 });
});
