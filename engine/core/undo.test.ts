import { describe, expect, it } from "vitest";
import { catalog } from "#lib/nodes/catalog.ts";
import type { Entry } from "#lib/run/journal.ts";
import { hidden } from "#lib/run/redact.ts";
import { type Deed, deedsOf, type Today, verdictOf } from "./undo.ts";

const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`;
const deed = (effect: string, args: unknown, reply: unknown, minute = 0): Deed => ({
  runId: "r",
  node: "n",
  visit: 1,
  at: at(minute),
  effect,
  args,
  reply,
});
const tagged = deed("order.tag", { orderId: "1", tag: "vip" }, { tags: ["vip"], before: [], changed: true });
const held = deed("order.set-status", { orderId: "1", status: "held" }, { status: "held", before: "paid", changed: true, refused: false });
const noted = deed("team.note", { text: "look", orderId: "1", urgent: false }, { noteId: "note" });
const given = deed("team.task", { title: "look", text: "", assigneeId: "", dueAt: "", aboutType: "", aboutId: "" }, { taskId: "task" });
const today = (
  order: ReturnType<Today["order"]>,
  note: ReturnType<Today["note"]> = null,
  task: ReturnType<Today["task"]> = null,
  costs: boolean | null = null,
): Today => ({
  order: () => order,
  note: () => note,
  task: () => task,
  costs: () => costs,
});
const look = (done: Deed, now: Today, later: readonly Deed[] = []) => verdictOf(done, catalog.get(done.effect), now, later);

describe("what can be undone", () => {
  it("is a tag that is there still", () => {
    expect(look(tagged, today({ status: "paid", tags: ["other", "vip"] }))).toEqual({
      kind: "undo",
      call: { effect: "order.untag", args: { orderId: "1", tag: "vip" } },
    });
    expect(look(tagged, today({ status: "paid", tags: [] }))).toEqual({ kind: "left", why: "tag-gone" });
    expect(look(tagged, today(null))).toEqual({ kind: "left", why: "no-order" });
  });

  it("is a status that is the same still, where the order may go back", () => {
    expect(look(held, today({ status: "held", tags: [] }))).toMatchObject({ kind: "undo", call: { args: { status: "paid" } } });
    expect(look(held, today({ status: "shipped", tags: [] }))).toEqual({ kind: "left", why: "status-moved" });
    const shipped = deed(
      "order.set-status",
      { orderId: "1", status: "shipped" },
      { status: "shipped", before: "paid", changed: true, refused: false },
    );
    expect(look(shipped, today({ status: "shipped", tags: [] }))).toEqual({ kind: "left", why: "no-way-back" });
  });

  it("is a note that nobody has dealt with", () => {
    expect(look(noted, today(null, { done: false }))).toMatchObject({ kind: "undo", call: { effect: "team.remove-note" } });
    expect(look(noted, today(null, { done: true }))).toEqual({ kind: "left", why: "note-done" });
    expect(look(noted, today(null))).toEqual({ kind: "left", why: "note-gone" });
  });

  it("is a task that nobody has done", () => {
    expect(look(given, today(null, null, { done: false }))).toEqual({
      kind: "undo",
      call: { effect: "team.withdraw-task", args: { taskId: "task" } },
    });
    expect(look(given, today(null, null, { done: true }))).toEqual({ kind: "left", why: "task-done" });
    expect(look(given, today(null))).toEqual({ kind: "left", why: "task-gone" });
  });

  it("is a price that nobody has changed since, with the step’s lowest and highest still in force", () => {
    const money = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
    const rails = { lowest: money(500), highest: null, changeMax: 30, connectionId: "" };
    const priced = deed(
      "platform.set-price",
      { sku: "A", price: money(700), ...rails },
      { through: "shopify", already: false, before: money(1_000), after: money(700), changed: true, refused: "" },
    );
    const type = catalog.get("product.set-price");
    for (const known of [true, null])
      expect(verdictOf(priced, type, today(null, null, null, known), [])).toEqual({
        kind: "undo",
        call: {
          effect: "platform.set-price",
          args: { sku: "A", price: money(1_000), ...rails, changeMax: 0, onlyIf: money(700) },
        },
      });
    expect(verdictOf(priced, type, today(null, null, null, false), [])).toEqual({ kind: "left", why: "price-moved" });
  });

  it("is nothing where the action had found everything as it wanted it", () => {
    expect(look(deed("order.tag", { orderId: "1", tag: "vip" }, { tags: ["vip"], before: ["vip"], changed: false }), today(null))).toEqual({
      kind: "nothing",
    });
  });

  it("is nothing outside, and nothing that was kept only in part", () => {
    const call = verdictOf(deed("http.request", {}, {}), catalog.get("outside.http"), today(null), []);
    expect(call).toEqual({ kind: "left", why: "outside" });
    const masked = deed("order.tag", { orderId: hidden, tag: "vip" }, { tags: ["vip"], before: [], changed: true });
    expect(look(masked, today({ status: "paid", tags: ["vip"] }))).toEqual({ kind: "left", why: "incomplete" });
    expect(look({ ...tagged, reply: null }, today({ status: "paid", tags: ["vip"] }))).toEqual({ kind: "left", why: "incomplete" });
    expect(verdictOf(tagged, undefined, today(null), [])).toEqual({ kind: "left", why: "unknown-step" });
  });
});

describe("another action on the same thing", () => {
  const now = today({ status: "held", tags: ["vip"] });
  it("that came later leaves it alone, whether it changed the tag or found it there", () => {
    const again = deed("order.tag", { orderId: "1", tag: "vip" }, { tags: ["vip"], before: ["vip"], changed: false }, 5);
    expect(look(tagged, now, [again])).toEqual({ kind: "left", why: "touched" });
    expect(look(tagged, now, [{ ...again, args: { orderId: "1", tag: "gift" } }])).toMatchObject({ kind: "undo" });
    expect(look(tagged, now, [{ ...again, args: { orderId: "2", tag: "vip" } }])).toMatchObject({ kind: "undo" });
  });
  it("that came before says nothing", () => {
    const before = { ...tagged, at: at(-0) };
    expect(look({ ...tagged, at: at(9) }, now, [before])).toMatchObject({ kind: "undo" });
  });
  it("counts for a status only where it changed it", () => {
    const refused = deed(
      "order.set-status",
      { orderId: "1", status: "open" },
      { status: "held", before: "held", changed: false, refused: true },
      5,
    );
    expect(look(held, now, [refused])).toMatchObject({ kind: "undo" });
    const moved = deed(
      "order.set-status",
      { orderId: "1", status: "held" },
      { status: "held", before: "paid", changed: true, refused: false },
      5,
    );
    expect(look(held, now, [moved])).toEqual({ kind: "left", why: "touched" });
  });
});

describe("a run's actions", () => {
  const asked = (node: string, minute: number): Entry => ({
    kind: "asked",
    node,
    visit: 1,
    at: at(minute),
    effect: "order.tag",
    key: `k/${node}`,
    input: { orderId: "1", tag: node },
  });
  const answered = (node: string, minute: number): Entry => ({
    kind: "answered",
    node,
    visit: 1,
    at: at(minute),
    attempt: 1,
    ms: 1,
    reply: { changed: true },
    port: "out",
    output: {},
  });
  it("are those that answered, in their order; one that failed or was never answered is none", () => {
    const failed: Entry = {
      kind: "failed",
      node: "c",
      visit: 1,
      at: at(3),
      attempt: 1,
      ms: 1,
      failure: { code: "x", message: "x", final: true },
    };
    const judged: Entry = { kind: "judged", node: "e", visit: 1, at: at(6), decision: "done", port: "out", by: "Ada" };
    const journal = [
      asked("a", 0),
      asked("b", 0),
      answered("b", 1),
      answered("a", 2),
      asked("c", 2),
      failed,
      asked("d", 4),
      asked("e", 5),
      judged,
    ];
    expect(deedsOf("run", journal).map(({ node, at: when, reply }) => [node, when, reply])).toEqual([
      ["b", at(1), { changed: true }],
      ["a", at(2), { changed: true }],
      ["e", at(6), null],
    ]);
  });
});
