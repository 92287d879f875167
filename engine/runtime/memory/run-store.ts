/** Keeps runs in memory, with the same promises: for simulation and dry runs. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { keysOf } from "#lib/commerce/event-keys.ts";
import { type Book, emptyBook } from "#lib/intelligence/answer/book.ts";
import { newConversation } from "#lib/service/conversation.ts";
import type { Graph } from "../../core/advance.ts";
import { callKey } from "../../core/evaluate.ts";
import { orphaned } from "../../core/orphaned.ts";
import { replay } from "../../core/replay.ts";
import { foldOrders } from "../../effects/database/fold.ts";
import { foldStock, settleStock } from "../../effects/database/fold-stock.ts";
import { type OrderMove, type OrderRow, orderMove, statusChange } from "../../effects/database/orders.ts";
import type { ConversationRow, NoteRow, TableRow, TaskRow } from "../../effects/database/performer.ts";
import type { SoldOf } from "../../effects/database/sales.ts";
import { StockBook } from "../../effects/database/stock-book.ts";
import { performInside } from "../../effects/perform.ts";
import type { Fence } from "../lane.ts";
import { heardIn } from "../payload.ts";
import type { Beyond, Group, LedgerRow, RunStore, Settlement, StatusChange, UnderWay, Unit, Written } from "../run-store.ts";
import { memoryLookUps, memorySold } from "./look-ups.ts";
import { MemoryShelf } from "./shelf.ts";

type Ended = Written["ended"][number];
type Live = Written["live"][number];
type Ledger = LedgerRow & Pick<Settlement, "reply" | "failure"> & { readonly state: Settlement["state"] | "intended" };

export class MemoryRunStore implements RunStore {
  readonly events = new Map<string, CanonicalEvent>();
  readonly orders = new Map<string, OrderRow>();
  readonly notes = new Map<string, NoteRow>();
  readonly tasks = new Map<string, TaskRow & { readonly withdrawn: boolean }>();
  /** A conversation that is not here is a new one. */
  readonly conversations = new Map<string, ConversationRow>();
  /** The shop's answers. */
  book: Book = emptyBook;
  readonly shelf = new MemoryShelf();
  readonly rows = new Map<string, TableRow["fields"]>();
  /** The shop's tables, by id. */
  readonly tables = new Map<string, { columns: string[]; rows: number }>();
  readonly ended = new Map<string, Ended>();
  readonly live = new Map<string, Live>();
  readonly ledger = new Map<string, Ledger>();
  /** Called inside each commit, before anything changes: the fence's check, and where a simulation makes it fail. */
  guard: (fence: Fence) => void = () => {};
  readonly waits = new Map<string, Beyond["listens"][number]>();
  readonly groups = new Map<string, Group>();
  readonly asks = new Map<string, Beyond["asks"][number]>();
  /** What turns send to other lanes, and what follows from changed orders; called once their commit stands. */
  send: (deliveries: Beyond["deliveries"], changes: readonly StatusChange[]) => void = () => {};
  /** Commits so far. */
  commits = 0;
  readonly #graphOf: (flowId: string, version: number) => Graph | null;

  get books() {
    return { orders: this.orders, events: this.events, notes: this.notes, tasks: this.tasks, shelf: this.shelf };
  }

  constructor(graphOf: (flowId: string, version: number) => Graph | null) {
    this.#graphOf = graphOf;
  }

  async load(messages: Parameters<RunStore["load"]>[0]): Promise<void> {
    for (const message of messages) {
      const { eventId, runId, flowId, version } = message.delivery;
      message.event ??= this.events.get(eventId) ?? null;
      const payload = message.delivery.payload ?? null;
      const heard = heardIn(payload);
      if (heard) message.heard ??= this.events.get(heard.eventId) ?? null;
      const live = runId ? this.live.get(runId) : undefined;
      const graph = flowId && version ? this.#graphOf(flowId, version) : null;
      if (runId && this.ended.has(runId)) message.run = "ended";
      else if (live && graph) {
        const state = replay(graph, live.journal);
        message.run = { state, journal: live.journal, inDoubt: state.calls.map(({ key }) => key).filter((key) => this.#isOpen(key)) };
      } else if (payload && "parent" in payload && payload.awaited && !this.live.has(payload.parent.runId)) message.run = "orphan";
      else message.run ??= "none";
      const [first] = live?.journal ?? [];
      const origin = payload && "origin" in payload ? payload.origin : first?.kind === "started" ? first.origin : undefined;
      if (origin !== undefined) message.done = this.#done(origin);
    }
  }

  async commit<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    const orders = new Map<string, OrderRow>();
    const notes: NoteRow[] = [];
    const tasks = new Map<string, TaskRow & { readonly withdrawn: boolean }>();
    const conversations = new Map<string, ConversationRow>();
    const removed = new Set<string>();
    const rows = new Map<string, TableRow["fields"]>();
    const changes: StatusChange[] = [];
    const stock = new StockBook(this.shelf);
    let moves: OrderMove[] = [];
    const keyOf = (workspaceId: string, id: string) => `${workspaceId}/${id}`;
    const desk = {
      orders: {
        lock: async () => {},
        get: (workspaceId: string, id: string) => orders.get(keyOf(workspaceId, id)) ?? this.orders.get(keyOf(workspaceId, id)) ?? null,
        put: (row: OrderRow, ours: boolean) => {
          const key = keyOf(row.workspaceId, row.id);
          const change = statusChange(orders.get(key) ?? this.orders.get(key) ?? null, row, ours);
          if (change) changes.push(change);
          const move = orderMove(change, orders.get(key) ?? this.orders.get(key) ?? null, row);
          if (move) moves.push(move);
          orders.set(key, row);
        },
      },
      stock,
      // no flow of a simulation has tags of customers or notes about them
      customers: { lock: async () => {}, tags: () => null, setTag: () => {} },
      shopNotes: { add: () => {}, remove: async () => new Set<string>() },
      look: memoryLookUps(() => ({ ...this.books, orders: new Map([...this.orders, ...orders]) })),
      sales: { sold: async (wanted: readonly SoldOf[]) => wanted.map((each) => memorySold(new Map([...this.orders, ...orders]), each)) },
      notes: {
        add: async (rows: readonly NoteRow[]) => void notes.push(...rows),
        remove: async (rows: readonly { id: string }[]) => {
          const found = rows.filter(({ id }) => this.notes.has(id)).map(({ id }) => id);
          for (const id of found) removed.add(id);
          return new Set(found);
        },
      },
      tasks: {
        add: (rows: readonly TaskRow[]) => {
          for (const row of rows) tasks.set(row.id, { ...row, withdrawn: false });
        },
        withdraw: async (rows: readonly { id: string }[]) => {
          const open = rows.flatMap(({ id }) => {
            const task = tasks.get(id) ?? this.tasks.get(id);
            return task && !task.withdrawn ? [task] : [];
          });
          for (const task of open) tasks.set(task.id, { ...task, withdrawn: true });
          return new Set(open.map(({ id }) => id));
        },
      },
      rows: {
        lock: async () => {},
        get: (place: RowPlace) => rows.get(rowKey(place)) ?? this.rows.get(rowKey(place)) ?? null,
        put: (row: TableRow) => void rows.set(rowKey(row), row.fields),
        table: (_workspaceId: string, tableId: string) => this.tables.get(tableId) ?? null,
        find: async () => null,
      },
      conversations: {
        lock: async () => {},
        get: (workspaceId: string, id: string) =>
          conversations.get(keyOf(workspaceId, id)) ?? this.conversations.get(keyOf(workspaceId, id)) ?? newRow(workspaceId, id),
        put: (row: ConversationRow) => void conversations.set(keyOf(row.workspaceId, row.id), row),
        release: async () => {},
        book: async () => this.book,
        parts: async () => {
          const [order] = [...this.orders.values()].slice(-1);
          return order ? { order: order.document } : {};
        },
      },
    };
    return await work({
      fold: async (foldings) => {
        await foldOrders(desk, foldings);
        await foldStock(desk, foldings);
      },
      settle: async () => {
        const wanted = moves;
        moves = [];
        await settleStock(desk, wanted);
      },
      falls: () => stock.falls,
      hasOrders: async (wanted) => wanted.map(({ workspaceId, id }) => desk.orders.get(workspaceId, id) !== null),
      listeners: async (events) => events.map((event) => this.#listeners(event)),
      cameSince: async (waits) =>
        waits.map((wait) =>
          [...this.events.values()].filter(
            (event) =>
              event.id > wait.eventId && wait.events.includes(event.type) && wait.key !== "" && keysOf(event)[wait.about] === wait.key,
          ),
        ),
      groups: async (runIds) => [...this.groups.values()].filter(({ runId }) => runIds.includes(runId)),
      expire: async (waits) => waits.map(() => false),
      inBurst: async (lanes) => this.#inBurst(lanes),
      changes: () => changes,
      perform: (calls) => performInside(desk, calls),
      write: async (written, fence) => {
        this.guard(fence);
        this.commits++;
        for (const { runId } of written.ended) if (this.ended.has(runId)) throw new Error(`run ${runId} ended twice`);
        for (const { runId, wasLive } of written.live)
          if (wasLive && !this.live.has(runId)) throw new Error(`run ${runId} was ended meanwhile`);
        for (const [key, row] of orders) this.orders.set(key, row);
        for (const [key, row] of conversations) this.conversations.set(key, row);
        for (const note of notes) this.notes.set(note.id, note);
        for (const [id, task] of tasks) this.tasks.set(id, task);
        for (const id of removed) this.notes.delete(id);
        for (const [key, fields] of rows) this.rows.set(key, fields);
        await stock.write();
        // in the order of the statements over PostgreSQL
        if (written.beyond) this.#count(written.beyond);
        this.#write(written);
        if (written.beyond) this.#keep(written.beyond);
      },
    });
  }

  #write({ ended, live, intents, settlements }: Written): void {
    for (const run of ended) {
      this.ended.set(run.runId, run);
      this.live.delete(run.runId);
    }
    for (const run of live) this.live.set(run.runId, run);
    for (const row of settlements) {
      const intent = this.ledger.get(row.key);
      if (intent) this.ledger.set(row.key, { ...intent, ...row });
    }
    for (const row of intents) this.ledger.set(row.key, { ...row, state: "intended", reply: null, failure: null });
  }

  #count({ groups, childrenEnded }: Beyond): void {
    for (const group of groups) this.groups.set(waitKey(group), { ...group, done: 0, failed: 0, result: null });
    for (const { parent, failed, result } of childrenEnded) {
      const group = this.groups.get(waitKey(parent));
      if (!group) continue;
      const after = { ...group, done: group.done + 1, failed: group.failed + Number(failed), result };
      this.groups.set(waitKey(parent), after);
      const live = this.live.get(parent.runId);
      if (live && after.done >= after.total) this.live.set(parent.runId, { ...live, wakeAt: "" });
    }
  }

  #keep({ listens, asks, deliveries, closed, changes }: Beyond): void {
    for (const wait of listens) this.waits.set(waitKey(wait), wait);
    for (const ask of asks) this.asks.set(waitKey(ask), ask);
    const left = [...this.live.values()].flatMap((run) => {
      const [first] = run.journal;
      const parent = first?.kind === "started" ? first.parent : undefined;
      const group = parent && closed.includes(parent.runId) ? this.groups.get(waitKey(parent)) : undefined;
      return group && group.done < group.total ? cancelOf(run) : [];
    });
    for (const map of [this.waits, this.asks, this.groups]) for (const [key, { runId }] of map) if (closed.includes(runId)) map.delete(key);
    this.send([...deliveries, ...left], changes);
  }

  #listeners(event: CanonicalEvent): Beyond["listens"][number][] {
    const keys = keysOf(event);
    return [...this.waits.values()].filter(
      (wait) => wait.events.includes(event.type) && wait.key !== "" && keys[wait.about] === wait.key && wait.eventId < event.id,
    );
  }

  #inBurst(lanes: readonly string[]): Map<string, UnderWay[]> {
    const found = new Map<string, UnderWay[]>();
    for (const { runId, version, delivery } of this.live.values())
      if (lanes.includes(delivery.lane))
        found.set(delivery.lane, [...(found.get(delivery.lane) ?? []), { runId, eventId: delivery.eventId, version }]);
    return found;
  }

  #isOpen(key: string): boolean {
    const state = this.ledger.get(key)?.state;
    return state === "intended" || state === "in doubt";
  }

  #done(origin: string): Map<string, unknown> {
    const rows = [...this.ledger.values()].filter((row) => row.runId === origin && row.state === "done");
    return new Map(rows.map((row) => [row.key, row.reply]));
  }
}

const cancelOf = ({ delivery: { workspaceId, lane, shard, eventId, replay }, flowId, version, runId }: Live): Beyond["deliveries"] => [
  { kind: "cancel", workspaceId, lane, shard, eventId, replay, flowId, version, runId, payload: { failure: orphaned } },
];

const newRow = (workspaceId: string, id: string): ConversationRow | null =>
  id === "" ? null : { ...newConversation, workspaceId, id, customerId: null, address: "", channel: "" };

type RowPlace = Pick<TableRow, "workspaceId" | "tableId" | "key">;
const rowKey = ({ workspaceId, tableId, key }: RowPlace) => `${workspaceId}/${tableId}/${key}`;

const waitKey = ({ runId, ...step }: { runId: string; node: string; visit: number }) => callKey(runId, step);
