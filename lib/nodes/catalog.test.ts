/** The house contract of a node type: to be listed is to be tested. */
import fc from "fast-check";
import { icons } from "lucide-react";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defaultCalendar } from "../calendar/calendar.ts";
import { durationOf } from "../commerce/duration.ts";
import { type CanonicalEvent, eventTypes } from "../commerce/event.ts";
import { instantMs } from "../commerce/instant.ts";
import { orderStatuses } from "../commerce/order.ts";
import { fieldsInScope } from "../flow/fields-in-scope.ts";
import { flowDocument } from "../flow/flow.ts";
import { nodeSummary, placeholdersOf } from "../flow/summary.ts";
import { validate } from "../flow/validate.ts";
import { outputFieldWords } from "../language/output-fields.ts";
import { locales, type Words } from "../language/words.ts";
import type { Operation } from "../openapi/operation.ts";
import { effects, onlyReads } from "../run/effects.ts";
import { priceRefusals, refundRefusals } from "../run/platform-effects.ts";
import { catalog, nodeTypes } from "./catalog.ts";
import { defaultConfig } from "./default-config.ts";
import type { Action, NodeType } from "./define.ts";
import { configFields, type ExpressionType, widgets } from "./fields.ts";
import { portsOf, portWords, waysOut } from "./ports.ts";

const said = (words: Words | undefined) => {
  for (const locale of locales) expect(words?.[locale].trim()).not.toBe("");
  expect(words?.zh).toBeDefined();
};
const pascal = (kebab: string) => kebab.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase());
/** The left-hand words of the design: for us, not for a shop. */
const inside = /\b(node|payload|execute|trigger|webhook|lane|effect|boolean|string|null|regex|template)\b/i;

const two = (value: number) => String(value).padStart(2, "0");
const resultOf: Record<ExpressionType, fc.Arbitrary<unknown>> = {
  bool: fc.boolean(),
  string: fc.string({ minLength: 1 }),
  any: fc.string({ minLength: 1 }),
  list: fc.array(fc.jsonValue(), { maxLength: 10 }),
  money: fc.constantFrom(null, { amountMinor: 1_200, currency: "EUR" }),
  time: fc.constantFrom("", "2026-11-22T10:00:00.000Z", "2026-12-24T18:00:00.000Z"),
};

const anOperation: Operation = {
  api: { id: "00000000-0000-4000-8000-000000000001", name: "Any", revision: 1 },
  key: "a",
  method: "POST",
  path: "/a",
  title: "A",
  server: "https://any.example",
  parameters: [],
  answer: "any",
  keyHeader: { name: "X-Key", form: "text" },
};

/** A value of a field's schema, as a run would give it. */
function settingOf(name: string, type: NodeType): fc.Arbitrary<unknown> {
  const field = configFields(type.config).find((each) => each.name === name);
  switch (field?.meta.widget) {
    case "expression":
      return field.meta.later ? fc.constant("") : resultOf[field.meta.returns ?? "any"];
    case "cases":
      return fc.array(fc.record({ id: fc.stringMatching(/^[a-z]{1,8}$/), label: fc.string({ minLength: 1 }), when: fc.boolean() }), {
        minLength: 1,
        maxLength: 5,
      });
    case "duration":
      return fc.integer({ min: 60, max: 30_000_000 }).map((seconds) => durationOf(seconds, "second"));
    case "clock":
      return fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((time) => time.map(two).join(":"));
    case "people":
      return fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { maxLength: 3 });
    case "choice":
    case "eventType":
      return fc.constantFrom(...Object.keys(field.meta.choices ?? {}));
    case "number":
      return fc.integer({ min: 1, max: 20 });
    case "values":
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue(), { maxKeys: 5 });
    case "flag":
      return fc.boolean();
    case "operation":
      return fc.constant(anOperation);
    case "arguments":
      return fc.record({
        path: fc.constant("/a"),
        headers: fc.dictionary(fc.stringMatching(/^[a-z-]{1,9}$/), fc.string()),
        body: fc.string(),
      });
    case "pairs":
      return fc.dictionary(fc.stringMatching(/^[A-Za-z-]{1,20}$/), fc.string(), { maxKeys: 5 });
    default:
      return fc.stringMatching(/^[A-Za-z0-9]{1,20}$/);
  }
}
const configOf = (type: NodeType) =>
  fc.record(Object.fromEntries(Object.keys(type.config.shape).map((name) => [name, settingOf(name, type)])));

const text = fc.string({ minLength: 1, maxLength: 20 });
const texts = fc.array(text, { maxLength: 4 });
const now = "2026-11-22T08:05:00.000Z";
const cells = fc.dictionary(text, text, { maxKeys: 4 });
const moment = { now, calendar: defaultCalendar };
const anEvent: CanonicalEvent = {
  id: "e1",
  workspaceId: "w1",
  sourceId: null,
  type: "order.paid",
  topic: "",
  entity: { type: "order", id: "1" },
  occurredAt: "",
  ours: false,
  receivedAt: now,
  body: {},
};
const line = fc.record({ sku: text, location: text, quantity: fc.integer({ min: 1, max: 9 }) });
const bound = fc.option(fc.integer({ min: 0, max: 99 }));
const levelChange = fc.record({ onHand: fc.nat(), before: fc.nat(), free: fc.integer(), changed: fc.boolean(), refused: fc.boolean() });

const some = fc.record({ amountMinor: fc.integer({ min: 0, max: 1_000_000 }), currency: fc.constantFrom("EUR", "CNY", "") });
const priceChange = fc.record({ sku: text, percent: fc.nat(), before: some, after: some });
const carried = { through: fc.constantFrom("", "shopify"), already: fc.boolean() };
/** A reply of each effect that a node asks for. */
const anyMoney = fc.record({ amountMinor: fc.integer(), currency: fc.constantFrom("CNY", "JPY") });
const replies = {
  "order.tag": fc.record({ tags: texts, before: texts, changed: fc.boolean() }),
  "order.untag": fc.record({ tags: texts, before: texts, changed: fc.boolean() }),
  "order.set-status": fc.record({
    status: fc.constantFrom(...orderStatuses),
    before: fc.constantFrom(...orderStatuses),
    changed: fc.boolean(),
    refused: fc.boolean(),
  }),
  "order.hold": fc.record({ held: fc.boolean(), changed: fc.boolean(), refused: fc.boolean(), status: fc.constantFrom(...orderStatuses) }),
  "order.release": fc.record({
    held: fc.boolean(),
    changed: fc.boolean(),
    refused: fc.boolean(),
    status: fc.constantFrom(...orderStatuses),
  }),
  "order.note": fc.record({ noteId: text }),
  "customer.tag": fc.record({ tags: texts, before: texts, changed: fc.boolean() }),
  "customer.untag": fc.record({ tags: texts, before: texts, changed: fc.boolean() }),
  "customer.note": fc.record({ noteId: text }),
  "shop.remove-note": fc.record({ removed: fc.boolean() }),
  "stock.reserve": fc.record({
    outcome: fc.constantFrom("reserved" as const, "part" as const, "short" as const),
    reserved: fc.array(line),
    missing: fc.array(fc.record({ sku: text, quantity: fc.nat() })),
    changed: fc.boolean(),
    refused: fc.boolean(),
  }),
  "stock.release": fc.record({ released: fc.array(line), changed: fc.boolean() }),
  "stock.adjust": levelChange,
  "stock.count": levelChange,
  "stock.transfer": fc.record({ moved: fc.nat(), changed: fc.boolean(), refused: fc.boolean() }),
  "stock.set-warning": fc.record({
    warnBelow: bound,
    rearmAbove: bound,
    before: fc.record({ warnBelow: bound, rearmAbove: bound }),
    isLow: fc.boolean(),
    changed: fc.boolean(),
    refused: fc.boolean(),
  }),
  "stock.waiting-orders": fc.record({
    count: fc.nat(),
    orders: fc.array(fc.record({ id: text, number: text, email: text, name: text, quantity: fc.nat() })),
  }),
  "customer.recent": fc.record({ orders: fc.nat(), refunds: fc.nat(), cancelled: fc.nat() }),
  "product.compare-price": fc.record({
    change: fc.constantFrom("fell" as const, "rose" as const, "same" as const, "unknown" as const),
    percent: fc.nat(),
    sku: text,
    before: some,
    after: some,
    fell: fc.array(priceChange),
    rose: fc.array(priceChange),
    unnamed: fc.nat(),
  }),
  "team.day-numbers": fc.record({
    ...{ orders: fc.nat(), sales: text, cancelled: fc.nat(), refunded: fc.nat() },
    ...{ onHold: fc.nat(), toShip: fc.nat(), lowStock: fc.nat(), toDo: fc.nat() },
  }),
  "stock.suggest-reorder": fc.record({
    sku: text,
    free: fc.integer(),
    sold: fc.nat(),
    perDay: fc.constantFrom("0", "1.5"),
    lasts: fc.constantFrom("", "12"),
    order: fc.nat(),
    changed: fc.constant(false as const),
  }),
  "team.note": fc.record({ noteId: text }),
  "team.remove-note": fc.record({ removed: fc.boolean() }),
  "team.task": fc.record({ taskId: text }),
  "team.withdraw-task": fc.record({ withdrawn: fc.boolean() }),
  "message.match": fc.record({
    result: fc.constantFrom("answer" as const, "unsure" as const, "person" as const),
    reason: text,
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    entryId: text,
    question: text,
    answer: text,
  }),
  "message.hand-over": fc.record({ changed: fc.boolean() }),
  "message.give-back": fc.record({ changed: fc.boolean() }),
  "message.assign": fc.record({ changed: fc.boolean(), before: text }),
  "message.reply": fc.record({ sent: fc.boolean(), refused: text, messageId: text }),
  "platform.cancel": fc.record({ ...carried, changed: fc.boolean() }),
  "platform.refund": fc.record({ ...carried, refundId: text, amount: some, left: some, refused: fc.constantFrom(...refundRefusals) }),
  "platform.fulfil": fc.record({ ...carried, fulfilmentId: text, changed: fc.boolean() }),
  "platform.capture": fc.record({ ...carried, amount: some, changed: fc.boolean() }),
  "platform.payment-link": fc.record({ ...carried, url: text, amount: some }),
  "platform.replace": fc.record({ ...carried, newOrderId: text, number: text }),
  "platform.set-price": fc.record({
    ...carried,
    before: some,
    after: some,
    changed: fc.boolean(),
    refused: fc.constantFrom(...priceRefusals),
  }),
  "money.reconcile": fc.record({
    ...{ day: text, lines: fc.nat(), matched: fc.nat(), open: fc.nat(), fresh: fc.nat() },
    ...{ received: anyMoney, refunded: anyMoney, fees: anyMoney },
  }),
  "queue.publish": fc.record({ messageId: text }),
  "http.request": fc.record({ status: fc.integer({ min: 200, max: 599 }), headers: fc.dictionary(text, text), body: fc.jsonValue() }),
  "table.find": fc.record({ found: fc.boolean(), key: text, fields: cells }),
  "table.put": fc.record({ key: text, fields: cells, before: fc.option(cells), changed: fc.boolean(), refused: fc.constant(false) }),
  "table.remove": fc.record({ before: fc.option(cells), changed: fc.boolean(), refused: fc.constant(false) }),
  "value.get": fc.record({ found: fc.boolean(), value: text }),
  "value.set": fc.record({ value: text, before: fc.option(text), changed: fc.boolean(), refused: fc.constant(false) }),
  "value.add": fc.record({ count: fc.integer(), before: fc.integer(), changed: fc.boolean() }),
  "mail.send": fc.record({ messageId: text, accepted: texts, rejected: texts }),
  "chat.send": fc.record({ sent: fc.constant(true) }),
  "model.ask": fc.record({ text, fields: fc.dictionary(text, text), model: text, tokens: fc.nat(), repaired: fc.boolean() }),
  "dialogflow.detect-intent": fc.record({
    intent: text,
    isFallback: fc.boolean(),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    answer: text,
    parameters: fc.dictionary(text, fc.jsonValue()),
  }),
  "code.run": fc.record({ result: fc.jsonValue(), log: texts }),
} satisfies Record<keyof typeof effects, fc.Arbitrary<unknown>>;

/** What scripts rely on, whatever else there is. */
const named = [
  "trigger.event",
  "trigger.manual",
  "trigger.flow",
  "trigger.transition",
  "trigger.overdue",
  "logic.if",
  "logic.switch",
  "logic.filter",
  "logic.for-each",
  "logic.parallel",
  "logic.join",
  "logic.call-flow",
  "logic.stop",
  "logic.try",
  "logic.wait",
  "logic.wait-until",
  "logic.wait-for-event",
  "logic.approval",
  "order.tag",
  "order.set-status",
  "order.cancel",
  "order.refund",
  "order.fulfil",
  "order.capture",
  "order.payment-link",
  "order.replacement",
  "product.set-price",
  "message.match",
  "message.reply",
  "message.ask-person",
  "message.assign",
  "order.hold",
  "order.release",
  "order.note",
  "customer.tag",
  "customer.note",
  "stock.reserve",
  "stock.release",
  "stock.adjust",
  "stock.count",
  "stock.transfer",
  "stock.set-warning",
  "stock.suggest-reorder",
  "stock.waiting-orders",
  "customer.recent",
  "product.compare-price",
  "team.day-numbers",
  "team.note",
  "team.task",
  "outside.http",
];

test("types are listed once, and found by their names", () => {
  expect(catalog.size).toBe(nodeTypes.length);
  for (const name of named) expect(catalog.has(name)).toBe(true);
});

describe.each(nodeTypes.map((type) => [type.type, type] as const))("%s", (_, type) => {
  const fields = configFields(type.config);

  test("is named family.verb, and speaks both languages in a shop's words", () => {
    expect(type.type).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
    expect(type.version).toBeGreaterThan(0);
    const sentences = [type.title, type.summary, type.sentence, ...type.ports.map((port) => port.label)];
    for (const { meta } of fields)
      sentences.push(
        meta.label,
        ...(meta.hint ? [meta.hint] : []),
        ...(meta.unit ? [meta.unit] : []),
        ...Object.values(meta.choices ?? {}),
      );
    for (const sentence of sentences) {
      said(sentence);
      expect(sentence.en.replace(/\{[^}]*\}/g, "")).not.toMatch(inside);
    }
  });

  test("has an icon that there is", () => expect(Object.keys(icons)).toContain(pascal(type.icon)));

  test("has a widget for every setting, and all of it survives into JSON Schema", () => {
    expect(fields.map((field) => field.name)).toEqual(Object.keys(type.config.shape));
    const schema = z.toJSONSchema(type.config, { unrepresentable: "any", io: "input" });
    for (const { name, meta } of fields) {
      expect(widgets).toContain(meta.widget);
      const property = schema.properties?.[name];
      expect(property).toMatchObject({ widget: meta.widget, label: meta.label });
      if (meta.choices && typeof property === "object") expect(new Set(property.enum)).toEqual(new Set(Object.keys(meta.choices)));
    }
    expect(z.toJSONSchema(type.output, { unrepresentable: "any" }).type).toBe("object");
  });

  test("speaks on the canvas of settings that it has", () => {
    for (const locale of locales) {
      for (const name of placeholdersOf(type.sentence, locale)) expect(Object.keys(type.config.shape)).toContain(name);
      const node = { id: "a", type: type.type, version: 1, title: "", config: {}, position: { x: 0, y: 0 }, disabled: false, notes: "" };
      expect(nodeSummary(node, type, locale)).not.toMatch(/[{}[\]]|undefined/);
    }
  });

  test("has ways out that differ, with a word for each, whatever its settings", () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant({}), fc.constant(defaultConfig(type, true)), configOf(type)), (config) => {
        for (const ports of [type.ports, portsOf(type, config), waysOut(type, config)]) {
          expect(new Set(ports.map((port) => port.id)).size).toBe(ports.length);
          for (const port of ports) said(portWords(type, { config }, port.id) ?? undefined);
        }
      }),
    );
  });

  test("has a word for each field of its result", () => {
    for (const name of Object.keys(type.output.shape)) said(outputFieldWords[name]);
  });

  test("freshly dropped it wants nothing but what only a person can say", () => {
    const config = defaultConfig(type, true);
    const nodes =
      type.kind === "trigger"
        ? [{ id: "a", type: type.type, config }]
        : [
            { id: "s", type: "trigger.event", config: { event: type.type.startsWith("message.") ? "message.received" : "order.created" } },
            { id: "a", type: type.type, config },
          ];
    const document = flowDocument.parse({ name: "New", nodes, edges: type.kind === "trigger" ? [] : [{ from: "s", to: "a" }] });
    const left = validate(document, catalog).filter((problem) => problem.level === "error");
    for (const problem of left) expect(["setting.missing", "case.no-label", "case.no-condition"]).toContain(problem.code);
    expect(fieldsInScope(document, "a", catalog).length).toBeGreaterThan(0);
  });

  if (type.kind === "condition")
    test("leaves by one of its ways, with a result that fits", () => {
      fc.assert(
        fc.property(configOf(type), (config) => {
          const exit = type.decide(config);
          expect(portWords(type, { config }, exit.port)).not.toBeNull();
          expect(type.output.safeParse(exit.output).success).toBe(true);
        }),
      );
    });

  if (type.kind === "wait")
    test("says what it waits for, and how it goes on when the time is over", () => {
      fc.assert(
        fc.property(configOf(type), (config) => {
          const asked = type.ask(config, moment);
          if (asked.until !== null) expect(instantMs(asked.until)).toBeGreaterThanOrEqual(instantMs(now) ?? 0);
          const exit = type.late(config);
          expect(waysOut(type, config).map((port) => port.id)).toContain(exit.port);
        }),
      );
    });

  if (type.kind === "trigger")
    test("fits or does not fit any event, and what it reads of one is its result", () => {
      fc.assert(
        fc.property(configOf(type), fc.constantFrom(...eventTypes), fc.jsonValue(), (config, eventType, body) => {
          const event = { ...anEvent, type: eventType, body };
          expect(typeof type.match(event, config, "start")).toBe("boolean");
          expect(type.output.safeParse(type.read(event)).success).toBe(true);
          const watched = type.watch?.(config, event);
          if (watched) expect(instantMs(watched.until ?? "")).toBeGreaterThan(instantMs(now) ?? 0);
        }),
      );
    });

  if (type.kind === "join")
    test("never waits for more than can come", () => {
      fc.assert(
        fc.property(configOf(type), fc.integer({ min: 1, max: 9 }), (config, incoming) => {
          const need = type.need(config, incoming);
          expect(need).toBeGreaterThan(0);
          expect(need).toBeLessThanOrEqual(incoming);
        }),
      );
    });

  if (type.kind === "stop")
    test("says how the run ended", () => {
      fc.assert(
        fc.property(configOf(type), (config) => {
          expect(["finished", "failed"]).toContain(type.stop(config).outcome);
          expect(portsOf(type, config)).toEqual([]);
        }),
      );
    });

  if (type.kind === "action") {
    test("asks for its effect with arguments that fit", () => {
      fc.assert(
        fc.property(configOf(type), (config) => {
          expect(
            type.config.safeParse(config).success || fields.some(({ meta }) => ["expression", "values", "arguments"].includes(meta.widget)),
          ).toBe(true);
          expect(effects[type.effect].args.safeParse(type.ask(config, moment)).error).toBeUndefined();
        }),
      );
    });

    test("reads any answer as one of its ways, and takes back what it changed", () => {
      fc.assert(
        fc.property(configOf(type), replies[type.effect] as fc.Arbitrary<never>, (config, reply) => {
          const exit = type.read(reply);
          expect(type.ports.map((port) => port.id)).toContain(exit.port);
          expect(type.output.safeParse(exit.output).success).toBe(true);
          const undo = (type as Action).undo?.(type.ask(config, moment), reply) ?? null;
          if (undo) expect(effects[undo.effect].args.safeParse(undo.args).error).toBeUndefined();
          if (type.undo) expect(undo !== null || "changed" in (reply as object) || onlyReads(type.effect)).toBe(true);
        }),
      );
    });
  }
});
