/** Each starter flow does on its sample what it promises: run by the engine in memory, with a clock that is moved by hand. */
import { expect, test } from "vitest";
import { World } from "#tests/simulation/world.ts";
import { bookOf } from "../intelligence/answer/book.ts";
import { documentOf } from "./template.ts";
import { templates } from "./templates.ts";

interface Promised {
  tags?: string[];
  status?: string;
  notes?: RegExp[];
  calls?: number;
  mails?: RegExp[];
  /** How the run stands once the time that it waits for has passed. */
  ends?: string;
  passMs?: number;
}
const cny = (amountMinor: number) => ({ amountMinor, currency: "CNY" });
const hour = 3_600_000;
const day = 24 * hour;

const promised: Record<string, Promised> = {
  "mark-big-orders": { tags: ["priority"] },
  "ask-before-shipping": { status: "held", ends: "parked" },
  "not-shipped-in-time": { tags: ["late"], notes: [/#1001 was paid two days ago.*Hamburg/], passMs: 49 * hour },
  "hold-risky-orders": { status: "held", ends: "parked" },
  "check-new-orders": { status: "held", notes: [/#1001 is on hold: its address is not complete. Ask Lena Hofmann: \+49 40 123456/] },
  // nothing lies there yet
  "reserve-and-thank": { status: "held", tags: ["backorder"], notes: [/#1001 is paid and waits for goods. Missing: 2 × LAMP-ARC-01/] },
  "after-a-cancellation": { status: "cancelled", ends: "parked" },
  "approve-refunds": { ends: "parked" },
  "reorder-low-stock": { notes: [/LAMP-ARC-01 is low \(.* left\), but sells slowly/] },
  "goods-arrived": {},
  "repeated-refunds": {},
  "guard-prices": {},
  "chase-failed-payments": {
    calls: 4,
    mails: [/lena@example\.com.*did not go through.*https:\/\/pay/, /lena@example\.com.*three more days/],
    passMs: 5 * day,
  },
  "nightly-digest": { notes: [/Today: 0 orders, 0; 0 refunded, 0 cancelled/] },
  "cancel-unpaid-orders": { status: "cancelled", notes: [/cancelled/], passMs: 3 * day + hour },
  "note-on-refunds": { notes: [/#1001 was refunded .*400.*damaged/] },
  "look-after-vips": { tags: ["vip"], notes: [/Lena Hofmann has ordered/] },
  "welcome-first-order": { tags: ["first order"] },
  "answer-questions": { calls: 1 },
  "complaints-first": { notes: [/lena@example\.com writes: The lamp/] },
  "sort-by-size": { tags: ["medium"] },
  "check-bulk-items": { notes: [/24 × CUP-WHITE/, /12 × SAUCER/] },
  "follow-up-refunds": { notes: [/Write to Lena Hofmann/], passMs: 7 * day + hour },
  "tell-another-system": { calls: 1 },
  "tell-when-shipped": {
    calls: 1,
    mails: [/lena@example\.com.*#1001 is on its way.*Hamburg/],
    notes: [/#1001 left ten days ago/],
    passMs: 10 * day + hour,
  },
  "ask-for-a-review": { calls: 1, mails: [/lena@example\.com.*How do you like it/], passMs: 8 * day },
  "morning-list": { notes: [/Good morning/], passMs: 0 },
  "check-yesterdays-money": { notes: [/Money of 2026-03-01: 2 to check. Received .*120/], calls: 1 },
  "say-hello": { notes: [/Hello Lena!/] },
};

test.each(templates.map((template) => [template.id, template] as const))("%s", async (id, template) => {
  const want = promised[id];
  if (!want) throw new Error("this starter flow promises nothing");
  const world = new World(documentOf(template, "en"));
  // what an outside step is answered, where the usual answer is not its own
  const checked = {
    day: "2026-03-01",
    lines: 3,
    matched: 1,
    open: 2,
    fresh: 2,
    ...{ received: cny(12_000), refunded: cny(0), fees: cny(72) },
  };
  world.answer = ({ effect }) =>
    effect === "money.reconcile"
      ? { ok: true, reply: checked }
      : effect.startsWith("platform.")
        ? { ok: true, reply: { through: "stripe", already: false, changed: true, url: "https://pay", amount: cny(100) } }
        : effect === "mail.send"
          ? { ok: true, reply: { accepted: ["lena@example.com"], rejected: [], messageId: "m" } }
          : { ok: true, reply: { status: 200, headers: {}, body: {} } };
  // to Monday morning
  await world.pass(33 * hour);
  const run = world.hear({ ...template.sample, ...(template.sample.type === "schedule.tick" ? { nodeId: "nine" } : {}) });
  await world.settle();
  if (want.passMs) {
    expect(world.status(run)).toBe("parked");
    for (let passed = 0; passed < want.passMs; passed += hour) await world.pass(hour);
  }
  expect(world.broke).toEqual([]);
  expect(world.status(run)).toBe(want.ends ?? "finished");
  const notes = [...world.store.notes.values()].map(({ text }) => text);
  expect(notes).toHaveLength(want.notes?.length ?? 0);
  for (const pattern of want.notes ?? []) expect(notes.some((text) => pattern.test(text))).toBe(true);
  const [row] = world.store.orders.values();
  if (want.tags) expect(row?.tags).toEqual(want.tags);
  if (want.status) expect(row?.status).toBe(want.status);
  expect(world.calls).toHaveLength(want.calls ?? 0);
  const mails = world.calls.filter(({ effect }) => effect === "mail.send").map(({ args }) => JSON.stringify(args));
  expect(mails).toEqual((want.mails ?? []).map((pattern) => expect.stringMatching(pattern)));
});

test("a question that an answer covers is answered, one that none covers and a refund demand wait for a person, who is announced once", async () => {
  const template = templates.find(({ id }) => id === "answer-questions");
  if (!template) throw new Error("gone");
  const world = new World(documentOf(template, "en"));
  world.answer = () => ({ ok: true, reply: { sent: true, refused: "", messageId: "m" } });
  const phrasings = { zh: [], en: ["Do you ship to Norway?", "Do you deliver abroad, and what does it cost?"] };
  world.store.book = bookOf([{ id: "norway", phrasings, answers: { zh: "", en: "Yes, for 12 euros." } }]);
  await world.pass(33 * hour);
  const ask = (id: string, conversationId: string, text: string) => {
    const message = { id, conversationId, channel: "web", text, locale: "en", from: "Lena" };
    return world.hear({ type: "message.received", order: { id: "none" }, message });
  };
  for (const [id, conversation, text] of [
    ["m1", "c1", "Do you ship to Norway, and what does it cost?"],
    ["m2", "c2", "Is the blue mug safe in the microwave?"],
    ["m3", "c3", "Do you ship to Norway? And I want a refund for the last parcel."],
    ["m4", "c3", "Hello?"],
  ] as const) {
    ask(id, conversation, text);
    await world.settle();
  }
  expect(world.broke).toEqual([]);
  const written = world.calls.map(({ args }) => args as { conversationId: string; kind: string; text: string });
  expect(written.map(({ conversationId, kind }) => [conversationId, kind])).toEqual([
    ["c1", "answer"],
    ["c2", "notice"],
    ["c3", "notice"],
  ]);
  expect(written[0]?.text).toBe("Yes, for 12 euros.");
  const reasons = ["c1", "c2", "c3"].map((id) => world.store.conversations.get(`w/${id}`)?.reason);
  expect(reasons).toEqual([undefined, "nothing", "refund"]);
});

test("an approved order is released; one that nobody decides stays held and the team is told", async () => {
  const template = templates.find(({ id }) => id === "ask-before-shipping");
  if (!template) throw new Error("gone");
  const late = new World(documentOf(template, "en"));
  const run = late.hear(template.sample as never);
  await late.settle();
  expect([...late.store.asks.values()]).toHaveLength(1);
  await late.pass(2 * day + hour);
  expect(late.status(run)).toBe("finished");
  expect([...late.store.notes.values()].map(({ text }) => text)).toEqual([expect.stringContaining("stays on hold: expired")]);
});
