/** Reads what a batch of messages needs that is not in memory: their events, and how far their runs have come. */
import type { Sql } from "#drizzle/client.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { Entry } from "#lib/run/journal.ts";
import type { Graph, RunState } from "../core/advance.ts";
import { replay } from "../core/replay.ts";
import type { Message } from "../runtime/lane.ts";
import { heardIn } from "../runtime/payload.ts";
import { canonicalEvent, type StoredEvent } from "./read-event.ts";

/** @param graphOf the drawing of a flow's version, for replaying its journals */
export async function loadMessages(
  sql: Sql,
  messages: readonly Message[],
  graphOf: (flowId: string, version: number) => Graph | null,
): Promise<void> {
  const wanted = messages.flatMap(wantedBy);
  if (wanted.length > 0) await loadEvents(sql, wanted);
  const noRun = messages.filter((message) => message.run === null && message.delivery.runId !== null);
  if (noRun.length > 0) await loadRuns(sql, noRun, graphOf);
  for (const message of messages) message.run ??= "none";
}

/** In place of a drawing that this release cannot read: the run is failed with what its journal says so far. */
const unreadable: Graph = { next: () => [], join: () => null, catches: () => false };

interface Wanted {
  readonly id: string;
  readonly day: string;
  /** Its day may have been dropped since: then what it would have said is not heard. */
  readonly mayBeGone: boolean;
  readonly put: (event: CanonicalEvent) => void;
}

/** The events that messages are about, and those that signals tell of. */
function wantedBy(message: Message): Wanted[] {
  const { eventId, eventDay, payload } = message.delivery;
  const wanted: Wanted[] = [];
  if (message.event === null)
    wanted.push({
      id: eventId,
      day: eventDay,
      mayBeGone: false,
      put: (event) => {
        message.event = event;
      },
    });
  const heard = heardIn(payload);
  if (message.heard === null && heard)
    wanted.push({
      id: heard.eventId,
      day: heard.eventDay,
      mayBeGone: true,
      put: (event) => {
        message.heard = event;
      },
    });
  return wanted;
}

/** Ten thousand items have one event: it is read and parsed once a batch, and shared. */
async function loadEvents(sql: Sql, wanted: readonly Wanted[]): Promise<void> {
  const days = new Map(wanted.map(({ id, day }) => [id, day]));
  const rows = await sql<StoredEvent[]>`
    select e.id, e.workspace_id, e.source_id, e.received_at, e.reading, e.body
    from unnest(${[...days.values()]}::date[], ${[...days.keys()]}::uuid[]) as wanted(day, id)
    join event e on e.day = wanted.day and e.id = wanted.id`;
  const found = new Map(rows.map((row) => [row.id, canonicalEvent(row)]));
  for (const { id, day, mayBeGone, put } of wanted) {
    const event = found.get(id);
    if (event) put(event);
    else if (!mayBeGone) throw new Error(`event ${id} of ${day} is gone, and a delivery needs it`);
  }
}

async function loadRuns(sql: Sql, messages: readonly Message[], graphOf: (flowId: string, version: number) => Graph | null): Promise<void> {
  const ids = messages.map((message) => message.delivery.runId);
  const days = messages.map((message) => message.delivery.eventDay);
  const parents = [...new Set(messages.flatMap((message) => parentOf(message) ?? []))];
  const [ended, live, alive] = await Promise.all([
    sql<{ id: string }[]>`
      select r.id from unnest(${days}::date[], ${ids}::uuid[]) as wanted(day, id) join run r on r.day = wanted.day and r.id = wanted.id`,
    sql<{ id: string; journal: Entry[] }[]>`select id, journal from run_live where id = any(${ids}::uuid[])`,
    parents.length > 0 ? sql<{ id: string }[]>`select id from run_live where id = any(${parents}::uuid[])` : [],
  ]);
  const over = new Set(ended.map((row) => row.id));
  const going = new Map(live.map((row) => [row.id, row.journal]));
  const there = new Set(alive.map((row) => row.id));
  const known: Known[] = [];
  for (const message of messages) {
    const { runId, flowId, version } = message.delivery;
    if (runId === null) continue;
    const journal = going.get(runId);
    const parent = parentOf(message);
    if (over.has(runId)) message.run = "ended";
    else if (journal) {
      const graph = flowId !== null && version !== null ? graphOf(flowId, version) : null;
      known.push({ message, journal, state: replay(graph ?? unreadable, journal) });
    } else message.run = parent !== null && !there.has(parent) ? "orphan" : "none";
  }
  await loadCalls(sql, messages, known);
}

/** The run that waits for a child; null where none does. */
function parentOf({ delivery: { payload } }: Message): string | null {
  return payload && "parent" in payload && payload.awaited ? payload.parent.runId : null;
}

interface Known {
  readonly message: Message;
  readonly journal: readonly Entry[];
  readonly state: RunState;
}

/** What the ledger knows of their calls: which are in doubt, and which the run that one repeats has made already. */
async function loadCalls(sql: Sql, messages: readonly Message[], known: readonly Known[]): Promise<void> {
  const open = known.flatMap(({ message, state }) => state.calls.map(({ key }) => ({ key, day: message.delivery.eventDay })));
  const repeated = messages.flatMap((message) => {
    const origin = originOf(message, known);
    return origin === null ? [] : [{ message, origin }];
  });
  const [doubted, done] = await Promise.all([
    open.length === 0
      ? []
      : sql<{ key: string }[]>`
          select e.key from unnest(${open.map(({ day }) => day)}::date[], ${open.map(({ key }) => key)}::text[]) as o(day, key)
          join effect e on e.day = o.day and e.key = o.key where e.state in ('intended', 'in doubt')`,
    repeated.length === 0
      ? []
      : sql<{ run_id: string; key: string; reply: unknown }[]>`
          select e.run_id, e.key, e.reply
          from unnest(${repeated.map(({ message }) => message.delivery.eventDay)}::date[], ${repeated.map(({ origin }) => origin)}::uuid[]) as o(day, id)
          join effect e on e.day = o.day and e.run_id = o.id where e.state = 'done'`,
  ]);
  const doubtful = new Set(doubted.map((row) => row.key));
  for (const { message, journal, state } of known)
    message.run = { state, journal, inDoubt: state.calls.map(({ key }) => key).filter((key) => doubtful.has(key)) };
  for (const { message, origin } of repeated)
    message.done = new Map(done.filter((row) => row.run_id === origin).map((row) => [row.key, row.reply]));
}

function originOf(message: Message, known: readonly Known[]): string | null {
  const { payload } = message.delivery;
  if (payload && "origin" in payload) return payload.origin;
  const first = known.find((each) => each.message === message)?.journal[0];
  return first?.kind === "started" ? (first.origin ?? null) : null;
}
