/**
 * Works one comparison: streams recorded events in the order in which they came through both versions, a batch in memory at a
 * time, and writes down how far it is and what it has found. Nothing of a shop is changed.
 */
import { setImmediate } from "node:timers/promises";
import type { Sql } from "#drizzle/client.ts";
import type { ComparedRun, WouldAction } from "#lib/api/comparisons.ts";
import { defaultCalendar, readCalendar, type ShopCalendar } from "#lib/calendar/calendar.ts";
import { type CanonicalEvent, type EventType, eventTypes } from "#lib/commerce/event.ts";
import type { FlowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import { effects } from "#lib/run/effects.ts";
import type { Entry } from "#lib/run/journal.ts";
import { redact } from "#lib/run/redact.ts";
import { type BoundFlow, bindFlow } from "../core/bind.ts";
import { bindPair } from "../core/bind-pair.ts";
import { Comparison, type Difference } from "../core/compare.ts";
import type { Compute } from "../core/compute.ts";
import { explained } from "../core/explained.ts";
import { onRecord } from "../core/on-record.ts";
import type { Rehearsed, WouldAct } from "../core/rehearsed.ts";
import { runId } from "../ingest/ids.ts";
import { canonicalEvent, type StoredEvent } from "./read-event.ts";
import { comingAgain, earlierOf, eventsAfter, journalsOf, type PastPlace, type Wanted, windowOf } from "./recorded-events.ts";

interface Order {
  workspace_id: string;
  flow_id: string;
  draft: FlowDocument;
  live: FlowDocument | null;
  wanted: number;
  timezone: string;
  opening: unknown;
}

/** @param compute works out code steps; asked for where a version holds one */
export async function comparePast(sql: Sql, id: string, compute?: () => Promise<Compute>): Promise<void> {
  const [order] = await sql<Order[]>`
    select c.workspace_id, c.flow_id, c.draft, v.document as live, c.wanted, w.timezone, w.opening
    from comparison c join workspace w on w.id = c.workspace_id
    left join flow_version v on v.flow_id = c.flow_id and v.version = c.live_version
    where c.id = ${id} and c.state = 'running'`;
  if (!order) return;
  const calendar = readCalendar(order.timezone, order.opening);
  const { draft, live, alike } = bindPair(order, () => calendar);
  if (!draft) throw new Error("the draft of this comparison does not bind");
  const flows = live ? [draft, live] : [draft];
  const wanted = wantedOf(order.workspace_id, flows);
  const asks = flows.some(asksOthers);
  const folds = flows.some(changesOrders);
  // what is begun anew begins at its beginning
  await sql`delete from comparison_item where comparison_id = ${id}`;
  const window = await windowOf(sql, wanted, order.wanted);
  await sql`update comparison set total = ${window?.total ?? 0}, first_at = ${window?.first.at ?? null}, done = 0 where id = ${id}`;
  // how often each order is still to come
  const ahead = window && folds ? await comingAgain(sql, wanted, window.first, window.last) : new Map<string, number>();
  const journals = new WeakMap<object, readonly Entry[]>();
  const found: Difference[] = [];
  let kept = 0;
  const comparison = new Comparison({
    draft,
    live,
    alike,
    called: await calledFlows(sql, order.workspace_id, flows, calendar),
    calendar: () => calendar,
    onRecord: asks ? onRecord((event) => journals.get(event) ?? null) : null,
    compute: flows.some(computes) ? ((await compute?.()) ?? null) : null,
    comesAgain: (orderId) => ahead.has(orderId),
    differs: (difference) => {
      if (kept + found.length < limits.comparedShownMax) found.push(difference);
    },
  });
  const starting = new Set(wanted.starting);
  let done = 0;
  let told = 0;
  /** Null once nobody wants to know any more. */
  const tell = async (state: "running" | "finished"): Promise<unknown> => {
    told = Date.now();
    kept = await keep(sql, id, withReasons(order, found.splice(0), calendar), kept);
    const [row] = await sql`
      update comparison set done = ${done}, result = ${sql.json(comparison.result() as never)}, state = ${state},
        worked_until = now() + ${limits.comparedLeaseMs} * interval '1 millisecond', ended_at = ${state === "finished" ? sql`now()` : null}
      where id = ${id} and state = 'running' returning id`;
    return row;
  };
  const look = (after: PastPlace) => eventsAfter(sql, wanted, after, { rows: limits.comparedBatch, bytes: limits.comparedBatchBytes });
  let next = window ? look(before(window.first)) : null;
  while (next && window) {
    const { events, place } = await next;
    next = place ? look(place) : null;
    next?.catch(() => undefined);
    const within = events.filter((row) => isWithin(row, window.last));
    for (let i = 0; i < within.length; i += limits.comparedAtOnce) {
      // the next look goes out and comes in meanwhile: the driver writes and reads only between two of these
      await setImmediate();
      const some = within.slice(i, i + limits.comparedAtOnce).map(canonicalEvent);
      if (folds) await recall(sql, comparison, some, window.first.at);
      if (asks) await readJournals(sql, order, some, journals);
      for (const event of some) {
        countOff(ahead, event);
        comparison.offer(event);
        if (starting.has(event.type)) done++;
      }
    }
    if (Date.now() - told > limits.comparedTellMs && !(await tell("running"))) return;
    if (within.length < events.length) break;
  }
  comparison.finish(new Date().toISOString());
  await tell("finished");
}

/** Just before it. */
const before = ({ at }: PastPlace): PastPlace => ({ at: new Date(at.getTime() - 1), id: "ffffffff-ffff-ffff-ffff-ffffffffffff" });

const isWithin = ({ received_at: at, id }: StoredEvent, last: PastPlace) =>
  at < last.at || (at.getTime() === last.at.getTime() && id <= last.id);

function countOff(ahead: Map<string, number>, { entity }: CanonicalEvent): void {
  const left = entity?.type === "order" ? ahead.get(entity.id) : undefined;
  if (entity === null || left === undefined) return;
  if (left > 1) ahead.set(entity.id, left - 1);
  else ahead.delete(entity.id);
}

/** What both versions would start on, wait for or fold; the rest is not read. */
function wantedOf(workspaceId: string, flows: readonly BoundFlow[]): Wanted {
  const isType = (value: unknown): value is EventType => eventTypes.some((type) => type === value);
  const follows = flows.some(({ followsStatus }) => followsStatus);
  const starting = new Set(flows.flatMap(({ startsOn }) => [...startsOn].map((on) => on.split("/")[0] ?? "")));
  const awaited = flows.flatMap(({ document }) => document.nodes.flatMap(({ config }) => Object.values(config).filter(isType)));
  const calls = flows.some(({ document }) => document.nodes.some(({ type }) => type === "logic.call-flow"));
  const folded = follows || flows.some(changesOrders) ? eventTypes.filter((type) => type.startsWith("order.")) : [];
  const telling = new Set<string>([...awaited, ...folded, ...(calls ? eventTypes : []), ...(follows ? ["order.status-changed"] : [])]);
  // a flow that starts on changed statuses starts by what changes them
  if (follows) for (const type of folded) if (type !== "order.status-changed") starting.add(type);
  starting.delete("order.status-changed");
  return { workspaceId, starting: [...starting], telling: [...telling] };
}

const actionsOf = ({ document, nodes }: BoundFlow) =>
  document.nodes.flatMap(({ id, disabled }) => {
    const type = disabled ? undefined : nodes.get(id)?.type;
    return type?.kind === "action" ? [type.effect] : [];
  });

/** Whether how an order stands matters to it. */
const changesOrders = (flow: BoundFlow) => callsFlows(flow) || actionsOf(flow).some((effect) => effect.startsWith("order."));
/** Whether others' answers matter to it: those on record are looked up. */
const asksOthers = (flow: BoundFlow) =>
  flow.document.nodes.some(({ type }) => type === "logic.approval") ||
  actionsOf(flow).some((effect) => effects[effect].guarantee === "network");
const computes = (flow: BoundFlow) => callsFlows(flow) || actionsOf(flow).includes("code.run");
const callsFlows = ({ document }: BoundFlow) => document.nodes.some(({ type }) => type === "logic.call-flow");

async function calledFlows(sql: Sql, workspaceId: string, flows: readonly BoundFlow[], calendar: ShopCalendar = defaultCalendar) {
  if (!flows.some(callsFlows)) return () => null;
  const rows = await sql<{ id: string; document: FlowDocument }[]>`
    select f.id, v.document from flow f join flow_version v on v.flow_id = f.id and v.version = f.published_version
    where f.workspace_id = ${workspaceId} and f.deleted_at is null and v.document @> '{"nodes":[{"type":"trigger.flow"}]}'`;
  const bound = new Map(rows.map(({ id, document }) => [id, bindFlow(document, () => calendar)]));
  return (id: string) => bound.get(id) ?? null;
}

/** Orders that are older than the first event looked at, or out of hand since, as their earlier events tell. */
async function recall(sql: Sql, { draft, live }: Comparison, events: readonly CanonicalEvent[], since: Date): Promise<void> {
  const [first] = events;
  const seen = new Set<string>();
  const all = live ? [draft.orders, live.orders] : [draft.orders];
  for (const { order, type } of events) {
    if (!order || order.id === "" || all.filter((orders) => orders.holds(order.id)).length === all.length) continue;
    // one that was placed since has nothing before
    if (type === "order.created" && Date.parse(order.placedAt) >= since.getTime()) continue;
    seen.add(order.id);
  }
  if (!first || seen.size === 0) return;
  const place = { at: new Date(first.receivedAt), id: first.id };
  const earlier = await earlierOf(sql, first.workspaceId, [...seen], place, limits.comparedEarlierMax);
  for (const [id, told] of earlier) for (const orders of all) if (!orders.holds(id)) orders.recall(id, told);
}

async function readJournals(
  sql: Sql,
  order: Pick<Order, "workspace_id" | "flow_id">,
  events: readonly CanonicalEvent[],
  journals: WeakMap<object, readonly Entry[]>,
): Promise<void> {
  const runs = events.map((event) => ({ event, id: runId(event.id, order.flow_id, 0), day: event.receivedAt.slice(0, 10) }));
  const found = await journalsOf(sql, order.workspace_id, runs);
  for (const { event, id } of runs) {
    const journal = found.get(id);
    if (journal) journals.set(event, journal);
  }
}

/** Nobody looks at the reasons of other runs than these: they are worked out for them alone. */
function withReasons(order: Pick<Order, "draft" | "live">, found: readonly Difference[], calendar: ShopCalendar): readonly Difference[] {
  if (found.length === 0) return found;
  const draft = bindFlow(order.draft, () => calendar);
  const live = order.live && bindFlow(order.live, () => calendar);
  const told = (flow: BoundFlow | null, run: Rehearsed | null) => flow && run && { ...run, journal: explained(flow, run, calendar) };
  return found.map((difference) => ({ ...difference, draft: told(draft, difference.draft), live: told(live, difference.live) }));
}

async function keep(sql: Sql, id: string, items: readonly Difference[], kept: number): Promise<number> {
  if (items.length === 0) return kept;
  const of = <T>(read: (item: Difference) => T) => items.map(read);
  await sql`
    insert into comparison_item (comparison_id, n, event, more, fewer, draft, live)
    select ${id}, n, event::jsonb, more::jsonb, fewer::jsonb, draft, live
    from unnest(${items.map((_, i) => kept + i + 1)}::int[], ${of(({ event }) => JSON.stringify(labelled(event)))}::text[],
      ${of(({ more }) => JSON.stringify(more.map(shown)))}::text[], ${of(({ fewer }) => JSON.stringify(fewer.map(shown)))}::text[],
      ${of(({ draft }) => draft && JSON.stringify(shownRun(draft)))}::text[], ${of(({ live }) => live && JSON.stringify(shownRun(live)))}::text[]
    ) as i(n, event, more, fewer, draft, live)`;
  return kept + items.length;
}

const labelled = ({ id, type, entity, order, customer, receivedAt }: CanonicalEvent) => ({
  ...{ id, type, entity, receivedAt },
  label: order?.number || customer?.name || entity?.id || "",
});

const shown = ({ args, reply, ...action }: WouldAct): WouldAction => ({ ...action, args: redact(args), reply: redact(reply) });

function shownRun({ end, failure, unknown, actions, journal }: Rehearsed): ComparedRun {
  return {
    ...{ end, failure, unknown: [...unknown] },
    actions: actions.slice(0, limits.eachAtOnceMax).map(shown),
    journal: journal.map((entry) => redact(entry) as Entry),
  };
}
