/** An entity's story, whatever it is: every event, run, decision, action and note, and the stock that moved. Newest first. */
import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { effect, event, run, runLive } from "#drizzle/schema/engine.ts";
import { flowVersion } from "#drizzle/schema/flow.ts";
import { shopMessage, teamNote, teamTask } from "#drizzle/schema/shop.ts";
import type { TimelineItem } from "#lib/api/orders.ts";
import type { Page, PageQuery } from "#lib/api/page.ts";
import { outcomeOf } from "#lib/approval/outcome.ts";
import { catalog } from "#lib/nodes/catalog.ts";
import { portWords } from "#lib/nodes/ports.ts";
import type { Entry } from "#lib/run/journal.ts";
import { stepsOf } from "#lib/run/steps.ts";
import { type Actor, requireRole } from "../commands/actor.ts";
import { database } from "../store/database.ts";
import { effectsBeside } from "./effects-beside.ts";
import { iso, newestFirst, type Place, pageFrom, placeOf, rowsOf } from "./keyset.ts";
import { eventSummaryOf, selectEvents } from "./list-events.ts";
import { listPriceChanges } from "./list-price-changes.ts";
import { listShopNotes } from "./list-shop-notes.ts";
import { entriesOf } from "./list-stock-entries.ts";
import { selectTasks, taskOf } from "./list-tasks.ts";
import { noteOf, selectNotes } from "./list-team-notes.ts";
import { undoneOfOrder } from "./list-undone.ts";
import { effectsOf, keysOfEffects } from "./run-effects.ts";
import { type RunRow, summaryOf } from "./run-rows.ts";
import { selectRuns } from "./runs-of.ts";

interface Moment extends Place {
  rank: number;
  item: () => TimelineItem;
}
/** At one moment the event comes first, then the run that it started, then what the run left and what was taken back: read from below. */
const ranks = { event: 0, run: 1, note: 2, undone: 3, written: 4, stock: 5, message: 6, task: 7, price: 8 } as const;

/** What a timeline is about, by the ids of each kind. */
export interface About {
  readonly order?: readonly string[];
  readonly customer?: readonly string[];
  readonly sku?: readonly string[];
  readonly product?: readonly string[];
}

/** Lists read to the same depth and merged: the page is exact, and its end is a place in all of them. */
export async function entityTimeline(actor: Actor, input: PageQuery, about: About): Promise<Page<TimelineItem>> {
  requireRole(actor, "viewer");
  const [order] = about.order ?? [];
  const [customer] = about.customer ?? [];
  const place = rankedPlace(placeOf(input));
  const rows = rowsOf(input) + 1;
  const orders = [...(about.order ?? [])];
  const [events, runs, notes, undone, written, entries, messages, tasks, prices] = await Promise.all([
    selectEvents(ofEntity(event, actor, about), placeIn(place, ranks.event), rows),
    selectRuns((table) => ofEntity(table, actor, about), placeIn(place, ranks.run), rows),
    orders.length > 0
      ? selectNotes(and(eq(teamNote.workspaceId, actor.workspaceId), inArray(teamNote.orderId, orders)), placeIn(place, ranks.note), rows)
      : [],
    order !== undefined && customer === undefined ? undoneOfOrder(actor, order, placeIn(place, ranks.undone), rows) : [],
    listShopNotes(actor, about, placeIn(place, ranks.written), rows),
    // a customer's goods are in the orders' own stories
    customer === undefined ? entriesOf(actor, about, placeIn(place, ranks.stock), rows) : [],
    customer === undefined ? [] : messagesOf(actor, customer, textPlace(place, ranks.message), rows),
    selectTasks(tasksOf(actor, about), placeIn(place, ranks.task), rows),
    listPriceChanges(actor, about.product ?? [], textPlace(place, ranks.price), rows),
  ]);
  const told = await tellRuns(actor.workspaceId, runs);
  const moments: Moment[] = [
    ...events.map((row): Moment => {
      const at = row.receivedAt;
      return { at, id: row.id, rank: ranks.event, item: () => ({ kind: "event", at: at.toISOString(), event: eventSummaryOf(row) }) };
    }),
    ...runs.map((row): Moment => ({ at: row.startedAt, id: row.id, rank: ranks.run, item: () => told(row) })),
    ...notes.map((row): Moment => {
      const at = row.createdAt;
      return { at, id: row.id, rank: ranks.note, item: () => ({ kind: "note", at: at.toISOString(), note: noteOf(row) }) };
    }),
    ...tasks.map((row): Moment => {
      const { id, createdAt: at } = row.task;
      return { at, id, rank: ranks.task, item: () => ({ kind: "task", at: iso(at), task: taskOf(row) }) };
    }),
    ...prices.map(({ at, id, item }): Moment => ({ at, id, rank: ranks.price, item: () => item })),
    ...undone.map(({ at, id, item }): Moment => ({ at, id, rank: ranks.undone, item: () => item })),
    ...written.map(({ at, id, item }): Moment => ({ at, id, rank: ranks.written, item: () => item })),
    ...entries.map(
      ({ at, id, entry }): Moment => ({ at, id, rank: ranks.stock, item: () => ({ kind: "stock", at: at.toISOString(), entry }) }),
    ),
    ...messages.map((row): Moment => {
      const { id, conversationId, channel, body: text, at } = row;
      return {
        at,
        id,
        rank: ranks.message,
        item: () => ({ kind: "message", at: iso(at), message: { id, conversationId, channel, text } }),
      };
    }),
  ];
  moments.sort((a, b) => b.at.getTime() - a.at.getTime() || b.rank - a.rank || (a.id < b.id ? 1 : -1));
  return pageFrom(
    moments,
    input,
    ({ at, id, rank }) => ({ at, id: `${rank}/${id}` }),
    ({ item }) => item(),
  );
}

function rankedPlace(place: Place | null): (Place & { rank: number }) | null {
  if (!place) return null;
  const slash = place.id.indexOf("/");
  return { at: place.at, id: place.id.slice(slash + 1), rank: Number(place.id.slice(0, slash)) || 0 };
}

/** The same place, as the list of one kind counts it: what ranks lower at that moment is still to come, what ranks higher is past. */
function placeIn(place: (Place & { rank: number }) | null, rank: number): Place | null {
  if (!place || place.rank === rank) return place;
  return { at: place.at, id: rank < place.rank ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : "00000000-0000-0000-0000-000000000000" };
}

/** Messages and prices have ids of their own making: of those at one moment the place is by text. */
const textPlace = (place: (Place & { rank: number }) | null, rank: number): Place | null =>
  place === null || place.rank === rank ? place : { at: place.at, id: rank < place.rank ? "\uffff" : "" };

function messagesOf(actor: Actor, customer: string, place: Place | null, rows: number) {
  return database()
    .db.select()
    .from(shopMessage)
    .where(
      and(
        eq(shopMessage.workspaceId, actor.workspaceId),
        eq(shopMessage.customerId, customer),
        place ? sql`(${shopMessage.at}, ${shopMessage.id}) < (${place.at.toISOString()}::timestamptz, ${place.id})` : undefined,
      ),
    )
    .orderBy(...newestFirst(shopMessage.at, shopMessage.id))
    .limit(rows);
}

function tasksOf(actor: Actor, about: About): SQL | undefined {
  const kinds = (Object.entries(about) as [keyof About, readonly string[]][]).flatMap(([type, ids]) =>
    ids.length === 0 ? [] : [and(eq(teamTask.aboutType, type), inArray(teamTask.aboutId, [...ids]))],
  );
  return and(eq(teamTask.workspaceId, actor.workspaceId), or(...kinds));
}

function ofEntity(table: typeof event | typeof run | typeof runLive, actor: Actor, about: About): SQL | undefined {
  const kinds = Object.entries(about).flatMap(([type, ids]: [string, readonly string[]]) => {
    const [id] = ids;
    if (id === undefined) return [];
    return [and(eq(table.entityType, type), ids.length === 1 ? eq(table.entityId, id) : inArray(table.entityId, [...ids]))];
  });
  return and(eq(table.workspaceId, actor.workspaceId), or(...kinds));
}

/** What each run decided and did, from its journal, its version's drawing and the ledger. */
/** Whether there was anything to choose: branches that part or meet decide nothing. */
function chose(type: string | undefined): boolean {
  const known = catalog.get(type ?? "");
  return known === undefined || (known.kind === "condition" && known.ports.length + (known.portsOf ? 1 : 0) > 1);
}

async function tellRuns(workspaceId: string, rows: readonly RunRow[]): Promise<(row: RunRow) => TimelineItem> {
  const { db } = database();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return (row) => ({ kind: "run", at: row.startedAt.toISOString(), run: summaryOf(row), decisions: [], effects: [] });
  const [ended, live, ledger, versions] = await Promise.all([
    db.select({ id: run.id, journal: run.journal }).from(run).where(inArray(run.id, ids)),
    db.select({ id: runLive.id, journal: runLive.journal }).from(runLive).where(inArray(runLive.id, ids)),
    db.select().from(effect).where(inArray(effect.runId, ids)),
    db
      .select({ flowId: flowVersion.flowId, version: flowVersion.version, document: flowVersion.document })
      .from(flowVersion)
      .where(or(...distinct(rows).map((row) => and(eq(flowVersion.flowId, row.flowId), eq(flowVersion.version, row.version))))),
  ]);
  const journals = new Map<string, Entry[]>([...live, ...ended].map((row) => [row.id, row.journal]));
  const stepsBy = new Map(ids.map((id) => [id, stepsOf(journals.get(id) ?? [])]));
  const beside = await effectsBeside(workspaceId, [...stepsBy.values()].flatMap(keysOfEffects));
  return (row) => {
    const steps = stepsBy.get(row.id) ?? [];
    const drawing = versions.find((version) => version.flowId === row.flowId && version.version === row.version)?.document;
    const nodes = new Map(drawing?.nodes.map((node) => [node.id, node]));
    return {
      kind: "run",
      at: row.startedAt.toISOString(),
      run: summaryOf(row),
      decisions: steps
        .filter((step) => (step.kind === "decision" && chose(nodes.get(step.node)?.type)) || outcomeOf(step.output))
        .map((step) => ({
          node: step.node,
          title: nodes.get(step.node)?.title ?? "",
          type: nodes.get(step.node)?.type ?? "",
          port: step.port ?? "",
          way: portWords(catalog.get(nodes.get(step.node)?.type ?? ""), nodes.get(step.node), step.port ?? ""),
          at: step.startedAt,
          by: outcomeOf(step.output)?.by.map(({ name, reason }) => ({ name, reason })) ?? [],
        })),
      effects: effectsOf(
        steps,
        ledger.filter((entry) => entry.runId === row.id),
        beside,
      ),
    };
  };
}

const distinct = (rows: readonly RunRow[]) => [...new Map(rows.map((row) => [`${row.flowId}/${row.version}`, row])).values()];
