/** Keeps runs in memory, with the same promises: for simulation and dry runs. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import type { Graph } from "../../core/advance.ts";
import { replay } from "../../core/replay.ts";
import { foldOrders } from "../../effects/database/fold.ts";
import type { OrderRow } from "../../effects/database/orders.ts";
import type { NoteRow } from "../../effects/database/performer.ts";
import { performInside } from "../../effects/perform.ts";
import type { Fence } from "../lane.ts";
import type { LedgerRow, RunStore, Settlement, Unit, Written } from "../run-store.ts";

type Ended = Written["ended"][number];
type Live = Written["live"][number];
type Ledger = LedgerRow & Pick<Settlement, "reply" | "failure"> & { readonly state: Settlement["state"] | "intended" };

export class MemoryRunStore implements RunStore {
  readonly events = new Map<string, CanonicalEvent>();
  readonly orders = new Map<string, OrderRow>();
  readonly notes = new Map<string, NoteRow>();
  readonly ended = new Map<string, Ended>();
  readonly live = new Map<string, Live>();
  readonly ledger = new Map<string, Ledger>();
  /** Called inside each commit, before anything changes: the fence's check, and where a simulation makes it fail. */
  guard: (fence: Fence) => void = () => {};
  readonly #graphOf: (flowId: string, version: number) => Graph | null;

  constructor(graphOf: (flowId: string, version: number) => Graph | null) {
    this.#graphOf = graphOf;
  }

  async load(messages: Parameters<RunStore["load"]>[0]): Promise<void> {
    for (const message of messages) {
      const { eventId, runId, flowId, version } = message.delivery;
      message.event ??= this.events.get(eventId) ?? null;
      const live = runId ? this.live.get(runId) : undefined;
      const graph = flowId && version ? this.#graphOf(flowId, version) : null;
      if (runId && this.ended.has(runId)) message.run = "ended";
      else if (live && graph)
        message.run = { state: replay(graph, live.journal), journal: live.journal, inDoubt: this.#intended(live.runId) };
      else message.run ??= "none";
    }
  }

  async commit<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    const orders = new Map<string, OrderRow>();
    const notes: NoteRow[] = [];
    const removed = new Set<string>();
    const keyOf = (workspaceId: string, id: string) => `${workspaceId}/${id}`;
    const desk = {
      orders: {
        lock: async () => {},
        get: (workspaceId: string, id: string) => orders.get(keyOf(workspaceId, id)) ?? this.orders.get(keyOf(workspaceId, id)) ?? null,
        put: (row: OrderRow) => void orders.set(keyOf(row.workspaceId, row.id), row),
      },
      notes: {
        add: async (rows: readonly NoteRow[]) => void notes.push(...rows),
        remove: async (rows: readonly { id: string }[]) => {
          const found = rows.filter(({ id }) => this.notes.has(id)).map(({ id }) => id);
          for (const id of found) removed.add(id);
          return new Set(found);
        },
      },
    };
    return await work({
      fold: (foldings) => foldOrders(desk, foldings),
      hasOrders: async (wanted) => wanted.map(({ workspaceId, id }) => desk.orders.get(workspaceId, id) !== null),
      perform: (calls) => performInside(desk, calls),
      write: async (written, fence) => {
        this.guard(fence);
        for (const { runId } of written.ended) if (this.ended.has(runId)) throw new Error(`run ${runId} ended twice`);
        for (const { runId, wasLive } of written.live)
          if (wasLive && !this.live.has(runId)) throw new Error(`run ${runId} was ended meanwhile`);
        for (const [key, row] of orders) this.orders.set(key, row);
        for (const note of notes) this.notes.set(note.id, note);
        for (const id of removed) this.notes.delete(id);
        this.#write(written);
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

  #intended(runId: string): string[] {
    return [...this.ledger.values()].filter((row) => row.runId === runId && row.state === "intended").map((row) => row.key);
  }
}
