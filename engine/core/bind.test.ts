import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { customer, order } from "#lib/commerce/order.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { scopeOf } from "#lib/flow/scope.ts";
import { hasErrors, validate } from "#lib/flow/validate.ts";
import { catalog, nodeTypes } from "#lib/nodes/catalog.ts";
import { defaultConfig } from "#lib/nodes/default-config.ts";
import { bindFlow } from "./bind.ts";

const event: CanonicalEvent = {
  id: "e1",
  workspaceId: "w1",
  sourceId: "s1",
  type: "order.created",
  topic: "",
  entity: { type: "order", id: "271878346596884015" },
  occurredAt: "",
  ours: false,
  receivedAt: "2026-11-22T08:05:00.000Z",
  order: order.parse({ id: "271878346596884015", total: { amountMinor: 50001, currency: "USD" } }),
  customer: customer.parse({ id: "c9", tags: ["vip"] }),
  body: {},
};
const flow = (nodes: FlowDraft["nodes"], edges: FlowDraft["edges"] = []) => flowDocument.parse({ name: "Test", nodes, edges });
const bound = (...args: Parameters<typeof flow>) => {
  const made = bindFlow(flow(...args));
  if (!made) throw new Error("did not bind");
  return made;
};
const start = (config: Record<string, unknown> = {}) => ({
  id: "start",
  type: "trigger.event",
  config: { event: "order.created", ...config },
});

describe("a bound flow", () => {
  const marking = bound(
    [
      start(),
      { id: "big", type: "logic.if", config: { when: "order.total > 500.0 && 'vip' in customer.tags" } },
      { id: "mark", type: "order.tag", config: { tag: "seen {{ steps.big.result }}" } },
    ],
    [
      { from: "start", to: "big" },
      { from: "big", port: "true", to: "mark" },
    ],
  );

  test("starts on its event, and on no other", () => {
    expect(marking.start(event)).toEqual({
      nodeId: "start",
      port: "out",
      watch: null,
      output: { eventId: "e1", type: "order.created", entityId: "271878346596884015" },
    });
    expect(marking.start({ ...event, type: "order.paid" })).toBeNull();
    expect(marking.start({ ...event, type: "other" })).toBeNull();
    expect(marking.start({ ...event, ours: true })).toBeNull();
    expect(bound([start({ ownChanges: true })]).start({ ...event, ours: true })).not.toBeNull();
    expect(marking.next("start", "out")).toEqual(["big"]);
    expect(marking.next("big", "false")).toEqual([]);
  });

  test("resolves a condition with its reasons, and an action with its texts", () => {
    const scope = scopeOf(event, { start: {}, big: { result: true } }, event.receivedAt);
    const big = marking.nodes.get("big")?.resolve(scope);
    expect(big).toMatchObject({ ok: true, input: { when: true }, why: { parts: [{ value: true }, {}, { text: "order.total" }, {}, {}] } });
    expect(marking.nodes.get("mark")?.resolve(scope)).toEqual({ ok: true, input: { orderId: "271878346596884015", tag: "seen true" } });
  });

  test("a text that turns out empty is a failure that names its setting", () => {
    const tagging = bound(
      [start(), { id: "a", type: "order.tag", config: { tag: "{{ event.body.missing }}" } }],
      [{ from: "start", to: "a" }],
    );
    expect(tagging.nodes.get("a")?.resolve(scopeOf(event, {}, event.receivedAt))).toEqual({
      ok: false,
      failure: { code: "setting.empty", message: "“Tag” turned out empty for this event.", final: true },
    });
  });

  test("headers and body of a call are rendered", () => {
    const calling = bound(
      [
        start(),
        {
          id: "call",
          type: "outside.http",
          config: {
            url: "https://x.test/{{ order.id }}",
            headers: { "X-Total": "{{ order.total }}" },
            body: '{"id":{{ json(order.id) }}}',
            timeoutSeconds: 5,
          },
        },
      ],
      [{ from: "start", to: "call" }],
    );
    const node = calling.nodes.get("call");
    const resolved = node?.resolve(scopeOf(event, {}, event.receivedAt));
    expect(resolved).toMatchObject({
      ok: true,
      input: { url: "https://x.test/271878346596884015", headers: { "X-Total": "500.01" }, body: '{"id":"271878346596884015"}' },
    });
    if (node?.type.kind !== "action" || !resolved?.ok) throw new Error("no action");
    expect(node.type.ask(resolved.input, { now: event.receivedAt, calendar: defaultCalendar })).toMatchObject({
      method: "POST",
      timeoutMs: 5_000,
      connectionId: "",
    });
  });

  test("a start's own condition, source and order of turns", () => {
    const some = bound([start({ when: "order.total > 900.0", source: "s1", orderBy: "customer.id" })]);
    expect(some.start(event)).toBeNull();
    const dear = { ...event, order: order.parse({ total: { amountMinor: 100_000, currency: "USD" } }) };
    expect(some.start(dear)).not.toBeNull();
    expect(some.start({ ...dear, sourceId: "s2" })).toBeNull();
    expect(some.laneKey(dear)).toBe("c9");
    expect(some.laneKey({ ...dear, customer: customer.parse({}) })).toBeNull();
    expect(marking.laneKey(event)).toBeNull();
  });

  test("a start by hand gives its answers", () => {
    const hand = bound([
      { id: "start", type: "trigger.manual", config: { inputs: { reason: "Why?" } } },
      { id: "note", type: "team.note", config: { text: "{{ steps.start.input.reason }}" } },
    ]);
    const pressed: CanonicalEvent = {
      ...event,
      type: "manual.started",
      order: undefined,
      customer: undefined,
      body: { input: { reason: "stocktaking" } },
    };
    const by = hand.start(pressed);
    expect(by?.output).toEqual({ input: { reason: "stocktaking" } });
    expect(hand.nodes.get("note")?.resolve(scopeOf(pressed, { start: by?.output }, event.receivedAt))).toMatchObject({
      input: { text: "stocktaking" },
    });
  });

  test("what could not run does not bind", () => {
    expect(bindFlow(flow([]))).toBeNull();
    expect(bindFlow(flow([start(), { id: "a", type: "logic.if", config: { when: "order.totl > 1" } }]))).toBeNull();
    expect(bindFlow(flow([start(), { id: "a", type: "no.such" }]))).toBeNull();
    expect(bindFlow(flow([start(), { id: "a", type: "order.tag", config: {} }]))).toBeNull();
    expect(bindFlow(flow([start()], [{ from: "start", to: "gone" }]))).toBeNull();
    expect(bindFlow(flow([start(), { id: "a", type: "order.tag", config: {}, disabled: true }]))).not.toBeNull();
  });

  test("whatever the publish gate lets through binds, starts and resolves without an exception", () => {
    const text = fc.constantFrom(
      "x",
      "order.total > 5",
      "{{ order.id }}",
      "{{ steps.a.changed }}",
      "{{ event.body.nope }}",
      "1 / 0 > 1",
      "{{ 1 / 0 }}",
      "held",
      "",
    );
    const id = fc.constantFrom("a", "b", "c", "d");
    const node = fc
      .record({
        id,
        type: fc.constantFrom(...nodeTypes),
        changes: fc.array(fc.tuple(fc.nat(6), fc.oneof(text, fc.jsonValue({ maxDepth: 1 }))), { maxLength: 3 }),
      })
      .map(({ id, type, changes }) => {
        const names = Object.keys(type.config.shape);
        const config = {
          ...defaultConfig(type, true),
          ...Object.fromEntries(
            names
              .map((name) => [name, "order.test"])
              .filter(([name]) => name === "when" || name === "text" || name === "tag" || name === "url"),
          ),
        };
        for (const [at, value] of changes) Object.assign(config, { [names[at % names.length] ?? "when"]: value });
        return { id, type: type.type, config };
      });
    const edge = fc.record({ from: id, to: id, port: fc.constantFrom("out", "true", "ok") });
    let good = 0;
    fc.assert(
      fc.property(fc.uniqueArray(node, { maxLength: 4, selector: (each) => each.id }), fc.array(edge, { maxLength: 4 }), (nodes, edges) => {
        const document = flow(
          [start(), ...nodes],
          [...edges, { from: "start", to: "a" }].filter(({ from, to }) =>
            [from, to].every((end) => end === "start" || nodes.some((each) => each.id === end)),
          ),
        );
        const made = bindFlow(document);
        if (!hasErrors(validate(document, catalog))) {
          good++;
          expect(made).not.toBeNull();
        }
        made?.start(event);
        made?.laneKey(event);
        for (const each of made?.nodes.values() ?? [])
          JSON.stringify(each.resolve(scopeOf(event, { a: { changed: true } }, event.receivedAt)));
      }),
      { numRuns: 1_500 },
    );
    expect(good).toBeGreaterThan(50);
  });
});
