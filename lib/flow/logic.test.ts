/** Steps that steer: which names are known behind them, and what is said of them when they are drawn wrong. */
import { describe, expect, test } from "vitest";
import { locales } from "../language/words.ts";
import { catalog } from "../nodes/catalog.ts";
import { fieldsInScope } from "./fields-in-scope.ts";
import { type FlowDraft, flowDocument, type Problem } from "./flow.ts";
import type { Around } from "./logic-problems.ts";
import { namesAt } from "./names-at.ts";
import { validate } from "./validate.ts";

type Node = NonNullable<FlowDraft["nodes"]>[number];
type Edge = NonNullable<FlowDraft["edges"]>[number];
const start: Node = { id: "start", type: "trigger.event", config: { event: "order.created" } };
const node = (id: string, type: string, config: Record<string, unknown> = {}): Node => ({ id, type, config });
const tag = (id: string, text = "x") => node(id, "order.tag", { tag: text });
const note = (id: string, text: string) => node(id, "team.note", { text });
const call = (id: string) => node(id, "outside.http", { url: "https://example.com" });
/** `a>b` by the port `out`, `a.yes>b` by another. */
const edge = (text: string): Edge => {
  const [from = "", to = ""] = text.split(">");
  const [id = "", port = "out"] = from.split(".");
  return { from: id, port, to };
};
const flow = (nodes: Node[], edges: string) =>
  flowDocument.parse({ name: "Test", nodes: [start, ...nodes], edges: edges.split(" ").map(edge) });
const problems = (nodes: Node[], edges: string, around?: Around) => validate(flow(nodes, edges), catalog, around);
const codes = (found: Problem[]) => found.map(({ code, nodeId }) => `${nodeId ?? "-"}: ${code}`);
const certain = (nodes: Node[], edges: string, id: string) => [...namesAt(flow(nodes, edges), catalog).ways.certain(id)].sort();

describe("after branches meet", () => {
  const fork = [
    node("fork", "logic.parallel"),
    tag("a"),
    tag("b"),
    node("meet", "logic.join"),
    note("last", "{{ steps.a.changed }} {{ steps.b.changed }}"),
  ];
  const edges = "start>fork fork>a fork>b a>meet b>meet meet>last";

  test("all that had to arrive is known", () => {
    expect(certain(fork, edges, "last")).toEqual(["a", "b", "fork", "meet", "start"]);
    expect(problems(fork, edges)).toEqual([]);
  });

  test("where the first is enough, or so many, none is", () => {
    for (const config of [{ how: "any" }, { how: "number", count: 1 }]) {
      const nodes = fork.map((each) => (each.id === "meet" ? { ...each, config } : each));
      expect(certain(nodes, edges, "last")).toEqual(["fork", "meet", "start"]);
      expect(codes(problems(nodes, edges))).toEqual(["last: expression.step", "last: expression.step"]);
    }
  });

  test("the two ways of one check never both arrive", () => {
    const nodes = [node("check", "logic.if", { when: "order.test" }), tag("a"), tag("b"), node("meet", "logic.join"), tag("last")];
    expect(certain(nodes, "start>check check.true>a check.false>b a>meet b>meet meet>last", "last")).toEqual(["check", "meet", "start"]);
  });

  test("what a branch may leave out is not known, what it does in any case is", () => {
    const nodes = [
      node("fork", "logic.parallel"),
      tag("a"),
      node("only", "logic.filter", { when: "order.test" }),
      tag("b"),
      tag("c"),
      node("meet", "logic.join"),
    ];
    expect(certain(nodes, "start>fork fork>a a>only only>b fork>c b>meet c>meet", "meet")).toEqual(["a", "c", "fork", "only", "start"]);
  });

  test("branches inside a way of a check count from there", () => {
    const nodes = [node("check", "logic.if", { when: "order.test" }), tag("a"), tag("b"), node("meet", "logic.join")];
    expect(certain(nodes, "start>check check.true>a check.true>b a>meet b>meet", "meet")).toEqual(["a", "b", "check", "start"]);
  });

  test("a single way has nothing to wait for", () => {
    expect(codes(problems([tag("a"), node("meet", "logic.join")], "start>a a>meet"))).toEqual(["meet: join.few"]);
    const more = [node("fork", "logic.parallel"), tag("a"), tag("b"), node("meet", "logic.join", { how: "number", count: 3 })];
    expect(codes(problems(more, "start>fork fork>a fork>b a>meet b>meet"))).toEqual(["meet: join.never"]);
  });
});

describe("for each item", () => {
  const each = (items = "order.items") => node("each", "logic.for-each", { items });

  test("the item is known with its fields where the list's are", () => {
    const found = (text: string, items?: string) => codes(problems([each(items), note("inside", text)], "start>each each.each>inside"));
    expect(found("{{ steps.each.item.sku }} {{ steps.each.index }} of {{ steps.each.count }}")).toEqual([]);
    expect(found("{{ steps.each.item.skuu }}")).toEqual(["inside: expression.name"]);
    expect(found("{{ steps.each.item.price * 2 }}")).toEqual([]);
    expect(found("{{ steps.each.item.anything }}", "event.body.lines")).toEqual([]);
    expect(found("{{ steps.each.item.startsWith('a') }}", "order.tags")).toEqual([]);
    expect(found("{{ steps.each.failed }}")).toEqual(["inside: expression.name"]);
    const picked = fieldsInScope(flow([each(), tag("inside")], "start>each each.each>inside"), "inside", catalog).map(({ path }) => path);
    expect(picked).toEqual(expect.arrayContaining(["steps.each.item.sku", "steps.each.item.price"]));
  });

  test("an item of an item's list is known too", () => {
    const inner = node("inner", "logic.for-each", { items: "steps.each.item.title.split(' ')" });
    const nodes = [each(), inner, note("inside", "{{ steps.inner.item.size() }} {{ steps.each.item.sku }}")];
    expect(codes(problems(nodes, "start>each each.each>inner inner.each>inside"))).toEqual([]);
  });

  test("afterwards it is known how many there were, and nothing of what was done for each", () => {
    const found = (text: string) => problems([each(), tag("inside"), note("after", text)], "start>each each.each>inside each.done>after");
    expect(found("{{ steps.each.count }} {{ steps.each.failed }}")).toEqual([]);
    expect(codes(found("{{ steps.each.item }}"))).toEqual(["after: expression.name"]);
    expect(found("{{ steps.inside.changed }}").map(({ message }) => message.en)).toEqual([
      "“Tag the order” is done for each item by itself, so its result is not known here.",
    ]);
  });

  test("what is done for each item has no way in from outside, and none out", () => {
    const nodes = [node("fork", "logic.parallel"), each(), tag("inside"), tag("beside")];
    expect(codes(problems(nodes, "start>fork fork>each each.each>inside fork>beside beside>inside"))).toEqual(["inside: each.mixed"]);
    expect(codes(problems([each(), tag("inside"), tag("after")], "start>each each.each>inside inside>after each.done>after"))).toEqual([
      "after: each.mixed",
    ]);
  });

  test("a list is wanted, and steps for its items", () => {
    expect(codes(problems([each("order.total"), tag("a")], "start>each each.each>a"))).toEqual(["each: expression.result"]);
    expect(codes(problems([each()], "start>each"))).toEqual(["each: each.empty"]);
  });
});

describe("behind a failure", () => {
  test("what failed is known, and only that", () => {
    const found = (text: string) => codes(problems([call("http"), note("after", text)], "start>http http.failed>after"));
    expect(found("{{ steps.http.failure.message }} {{ steps.http.step }}")).toEqual([]);
    expect(found("{{ steps.http.status }}")).toEqual(["after: expression.name"]);
  });

  test("where both ways meet both may be asked for, and on the good way nothing of a failure", () => {
    const nodes = [
      call("http"),
      note("good", "{{ steps.http.status }}"),
      note("bad", "x"),
      note("both", "{{ steps.http.status }} {{ steps.http.failure.code }}"),
    ];
    expect(codes(problems(nodes, "start>http http.ok>good http.failed>bad good>both bad>both"))).toEqual([]);
    const wrong = [call("http"), note("good", "{{ steps.http.failure.code }}"), note("bad", "x")];
    expect(codes(problems(wrong, "start>http http.ok>good http.failed>bad"))).toEqual(["good: expression.name"]);
  });

  test("what tries says what failed behind it", () => {
    const nodes = [node("attempt", "logic.try"), call("http"), note("rescue", "{{ steps.attempt.failure.message }}")];
    expect(codes(problems(nodes, "start>attempt attempt.do>http attempt.failed>rescue"))).toEqual([]);
    expect(codes(problems(nodes.slice(0, 2), "start>attempt attempt.do>http"))).toEqual(["attempt: try.open"]);
  });

  test("a start has no such way, and neither has an end", () => {
    expect(codes(problems([tag("a")], "start>a start.failed>a"))).toEqual(["start: edge.port"]);
    expect(codes(problems([node("end", "logic.stop"), tag("a")], "start>end end.failed>a start>a"))).toEqual(["end: edge.port"]);
  });
});

describe("cases", () => {
  const cases = (...all: [string, string, string][]) =>
    node("which", "logic.switch", { cases: all.map(([id, label, when]) => ({ id, label, when })) });
  const found = (which: Node) => codes(problems([which, tag("a")], "start>which which.otherwise>a"));

  test("are ways out", () => {
    const which = cases(["big", "Big", "order.total > 500.0"], ["test", "Test", "order.test"]);
    expect(codes(problems([which, tag("a"), tag("b")], "start>which which.big>a which.test>b which.otherwise>a"))).toEqual([]);
    expect(codes(problems([which, tag("a")], "start>which which.small>a"))).toContain("which: edge.port");
  });

  test("have names, conditions that can be read, and differ", () => {
    expect(found(cases(["a", "", "order.test"]))).toEqual(["which: case.no-label"]);
    expect(found(cases(["a", "A", " "]))).toEqual(["which: case.no-condition"]);
    expect(found(cases(["a", "A", "order.test"], ["a", "B", "order.total > 1.0"]))).toEqual(["which: case.same-id"]);
    expect(found(cases(["a", "A", "order.test"], ["b", "A", "order.total > 1.0"]))).toEqual(["which: case.same-label"]);
    expect(found(cases(["a", "A", "order.test"], ["b", "B", "order.test"]))).toEqual(["which: case.same-condition"]);
    expect(problems([cases(["a", "A", "order.totl > 1.0"])], "start>which").map(({ field, range }) => [field, range])).toEqual([
      ["cases.0.when", { start: 6, end: 10 }],
    ]);
    expect(found(cases(["otherwise", "A", "order.test"]))).toContain("which: setting.kind");
  });
});

describe("waiting", () => {
  const heard = (config: Record<string, unknown>) =>
    codes(problems([node("wait", "logic.wait-for-event", config), tag("a")], "start>wait wait.event>a"));

  test("a length of time has its bounds", () => {
    const found = (length: string) => problems([node("wait", "logic.wait", { for: length }), tag("a")], "start>wait wait>a");
    for (const good of ["PT1S", "PT48H", "P3D", "P366D", "P1DT12H"]) expect(found(good)).toEqual([]);
    for (const bad of ["PT0S", "P367D", "P1M", "3 days"]) expect(codes(found(bad))).toEqual(["wait: setting.duration"]);
    expect(found("P400D")[0]?.message.en).toBe("“How long” must be between 1 second and 366 days.");
    expect(codes(found(""))).toEqual(["wait: setting.missing"]);
  });

  test("its condition speaks of the event that then comes", () => {
    expect(heard({ event: "order.paid", when: "payment.method == 'card'" })).toEqual([]);
    expect(heard({ event: "order.shipped", when: "payment.method == 'card'" })).toEqual(["wait: expression.part"]);
    expect(heard({ event: "message.received", about: "customer", when: "message.text.contains('yes')" })).toEqual([]);
    expect(heard({ event: "message.received", about: "customer", when: "order.total > 1.0" })).toEqual(["wait: expression.part"]);
  });

  test("it is about something that both have", () => {
    expect(heard({ event: "message.received" })).toEqual(["wait: awaited.other"]);
    expect(heard({ event: "message.received", about: "conversation" })).toEqual(["wait: awaited.nothing"]);
  });

  test("until a time that is asked for, and only then", () => {
    const found = (config: Record<string, unknown>) => codes(problems([node("wait", "logic.wait-until", config)], "start>wait"));
    expect(found({})).toEqual([]);
    expect(found({ until: "time" })).toEqual(["wait: setting.missing"]);
    expect(found({ until: "time", time: "now + duration('1h')" })).toEqual([]);
    expect(found({ until: "time", time: "order.total" })).toEqual(["wait: expression.result"]);
    expect(found({ until: "open", time: "order.total" })).toEqual([]);
    expect(found({ until: "clock", clock: "25:00" })).toEqual(["wait: setting.kind"]);
  });

  test("for people: enough of them, reminded in time", () => {
    const found = (config: Record<string, unknown>) =>
      codes(problems([node("ask", "logic.approval", { question: "Well?", ...config })], "start>ask"));
    expect(found({})).toEqual([]);
    expect(found({ people: ["a", "b"], needed: 3 })).toEqual(["ask: approval.people"]);
    expect(found({ people: ["a", "b"], needed: 3, deputy: "c", remindAfter: "PT1H" })).toEqual([]);
    expect(found({ remindAfter: "P3D", expiresAfter: "P1D" })).toEqual(["ask: approval.reminder"]);
    expect(found({ deputy: "c" })).toEqual(["ask: approval.deputy"]);
    expect(found({ amount: "order.total" })).toEqual([]);
    expect(found({ amount: "order.number" })).toEqual(["ask: expression.result"]);
    expect(found({ expiresAfter: "PT1S" })).toEqual(["ask: setting.duration"]);
  });
});

describe("flows that call each other", () => {
  const calls = (config: Record<string, unknown>) => [node("call", "logic.call-flow", config)];
  const around: Around = { flowId: "me", callable: [{ id: "other", name: "Loyalty", inputs: { orderId: "Which order" } }] };
  const found = (config: Record<string, unknown>, known = around) => codes(problems(calls(config), "start>call", known));

  test("call one that is there, and give it what it asks for", () => {
    expect(found({ flow: "other", inputs: { orderId: "{{ order.id }}" } })).toEqual([]);
    expect(found({ flow: "other" })).toEqual(["call: call.without"]);
    expect(found({ flow: "other", inputs: { orderId: "1", odrer: "2" } })).toEqual(["call: call.unknown"]);
    expect(found({ flow: "gone" })).toEqual(["call: call.missing"]);
    expect(found({ flow: "me" })).toEqual(["call: call.self"]);
    expect(found({ flow: "gone" }, { flowId: "me", callable: null })).toEqual([]);
  });

  test("what is asked for is known by its name, and nothing else of the caller", () => {
    const asked: Node = { id: "called", type: "trigger.flow", config: { inputs: { orderId: "Which order" } } };
    const of = (text: string) =>
      codes(validate(flowDocument.parse({ name: "T", nodes: [asked, note("a", text)], edges: [{ from: "called", to: "a" }] }), catalog));
    expect(of("{{ steps.called.input.orderId }}")).toEqual([]);
    expect(of("{{ steps.called.input.orderld }}")).toEqual(["a: expression.name"]);
    expect(of("{{ order.id }}")).toEqual(["a: expression.part"]);
  });
});

describe("starts that watch orders", () => {
  const alone = (type: string, config: Record<string, unknown>) =>
    codes(
      validate(
        flowDocument.parse({
          name: "T",
          nodes: [node("s", type, config), note("a", "{{ order.number }}")],
          edges: [{ from: "s", to: "a" }],
        }),
        catalog,
      ),
    );
  test("bring the order, and make sense", () => {
    expect(alone("trigger.overdue", {})).toEqual([]);
    expect(alone("trigger.overdue", { event: "order.paid", missing: "order.paid" })).toEqual(["s: overdue.same"]);
    expect(alone("trigger.transition", { to: "paid", when: "order.total > 10.0" })).toEqual([]);
    expect(alone("trigger.transition", { to: "paid", from: "paid" })).toEqual(["s: transition.same"]);
  });
});

test("every sentence is there in both languages, its values filled in", () => {
  const all = [
    ...problems(
      [node("each", "logic.for-each", { items: "order.total" }), node("meet", "logic.join"), tag("a")],
      "start>each each.each>a each.done>a start>meet",
    ),
    ...problems([node("call", "logic.call-flow", { flow: "x" })], "start>call", { flowId: "me", callable: [] }),
    ...problems([node("ask", "logic.approval", { question: "?", people: ["a"], needed: 2, remindAfter: "P9D" })], "start>ask"),
    ...problems([node("wait", "logic.wait", { for: "P999D" })], "start>wait"),
  ];
  expect(all.length).toBeGreaterThan(6);
  for (const { message } of all) for (const locale of locales) expect(message[locale]).toMatch(/^[^{}]{8,}$/);
});
