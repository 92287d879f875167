/** What a turn takes of a core before any database: an order's payload read, and its run carried through the five steps of the bench. */
import { advance, type Next, newRun } from "#engine/core/advance.ts";
import { type BoundFlow, bindFlow } from "#engine/core/bind.ts";
import { callKey, evaluate } from "#engine/core/evaluate.ts";
import { firstEntries } from "#engine/core/rest.ts";
import { settle } from "#engine/core/settle.ts";
import { defaultCalendar } from "#lib/calendar/calendar.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { type Entry, journalVersion } from "#lib/run/journal.ts";
import { redact } from "#lib/run/redact.ts";
import { orderBody } from "./load/order-request.ts";
import { median } from "./load/tally.ts";
import type { Summary } from "./summary.ts";
import { bigOrders } from "./systems/ours.ts";

const rounds = 7;
const reading = { platform: "shopify", topic: "orders/create", v: 2 };
const at = "2026-11-11T00:00:02.000Z";

/** What the database would answer. */
const replies: Readonly<Record<string, unknown>> = {
  "order.tag": { tags: ["vip", "priority"], before: ["vip"], changed: true },
  "team.note": { noteId: "n" },
};

/** @returns microseconds of a core an order, the median of seven rounds of which the first two warm up */
export function turnCost(orders: number): Summary[] {
  const flow = bindFlow(flowDocument.parse(bigOrders));
  if (!flow) throw new Error("the flow of the bench does not bind");
  const texts = bodies(orders);
  const taken: Record<"payload read" | "run carried" | "journal written", number[]> = {
    "payload read": [],
    "run carried": [],
    "journal written": [],
  };
  for (let round = 0; round < rounds; round++) {
    const [events, readUs] = timed(() => texts.map(eventOf));
    const [journals, carriedUs] = timed(() => events.map((event) => carry(flow, event)));
    const [, writtenUs] = timed(() => journals.map((journal) => JSON.stringify(journal.map((entry) => redact(entry)))));
    if (round < 2) continue;
    taken["payload read"].push(readUs / orders);
    taken["run carried"].push(carriedUs / orders);
    taken["journal written"].push(writtenUs / orders);
  }
  const figures = Object.fromEntries(Object.entries(taken).map(([name, us]) => [`${name}, us of a core`, median(us)]));
  return [{ system: `${orders.toLocaleString("en")} orders`, figures }];
}

function bodies(orders: number): string[] {
  const template = orderBody();
  return Array.from({ length: orders }, (_, n) => {
    const digits = String(1_000_000_000 + n);
    return template.replaceAll("7777777777", digits).replaceAll("8888888888", digits).replaceAll("6666666", digits.slice(-7));
  });
}

function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, user + system];
}

function eventOf(text: string, n: number): CanonicalEvent {
  const { meaning, body } = readMeaning(reading, text);
  return { ...meaning, id: `e${n}`, workspaceId: "w", sourceId: null, receivedAt: at, body };
}

/** As a turn carries it, with the database's answers at hand. */
function carry(flow: BoundFlow, event: CanonicalEvent): Entry[] {
  const started = flow.start(event);
  if (!started) throw new Error("an order of the bench starts nothing");
  const journal: Entry[] = [];
  let state = newRun;
  let next: Next = { kind: "nothing" };
  const note = (entry: Entry) => {
    journal.push(entry);
    [state, next] = advance(flow, state, entry);
  };
  const common = { kind: "started" as const, at, v: journalVersion, eventId: event.id, replay: 0 };
  for (const entry of firstEntries(flow, started, common, false)) note(entry);
  const moment = { now: at, at, calendar: defaultCalendar };
  for (;;) {
    const now = next as Next;
    if (now.kind === "evaluate") note(evaluate(flow, (step) => callKey(event.id, step), event, state, now.visit, moment).entry);
    else if (now.kind === "perform")
      for (const call of now.calls) note(settle(flow, call, { ok: true, reply: replies[call.effect] }, { at, ms: 0 }, () => null));
    else if (now.kind === "end" && now.outcome === "finished") return journal;
    else throw new Error(`a run of the bench came to “${now.kind}”`);
  }
}
