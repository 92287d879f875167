/** An engine in memory with a clock of its own: time passes only when a test says so, and a crash is a call. */

import { type BoundFlow, bindFlow } from "#engine/core/bind.ts";
import { burstLane, entityLane } from "#engine/core/entity-lane.ts";
import { runId, shardOf } from "#engine/ingest/ids.ts";
import type { Delivery } from "#engine/runtime/lane.ts";
import { MemoryRunStore } from "#engine/runtime/memory/run-store.ts";
import { MemoryLog, MemoryTransport } from "#engine/runtime/memory/transport.ts";
import type { Beyond, Outcome, StatusChange } from "#engine/runtime/run-store.ts";
import type { OutsideCall } from "#engine/turn/ports.ts";
import { takeTurns } from "#engine/turn/take-turns.ts";
import { defaultCalendar } from "#lib/calendar/calendar.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";

const flowId = "00000000-0000-4000-8000-000000000001";
const start = Date.parse("2026-03-01T00:00:00Z");

export class World {
  now = start;
  readonly log = new MemoryLog();
  readonly calls: OutsideCall[] = [];
  answer: (call: OutsideCall) => Outcome | Promise<Outcome> = () => ({ ok: true, reply: { status: 200, headers: {}, body: {} } });
  mayRepeat: boolean | ((call: OutsideCall) => boolean) = true;
  store: MemoryRunStore;
  transport!: MemoryTransport;
  #timers: { at: number; then: () => void }[] = [];
  #accepted = 0;
  readonly #flows = new Map<string, BoundFlow>();
  /** A new process knows no version that is not live any more before it is asked for it. */
  #known = false;

  /** @param called flows that it may call, by their id */
  constructor(draft: FlowDraft, called: Readonly<Record<string, FlowDraft>> = {}) {
    for (const [id, each] of Object.entries({ [flowId]: draft, ...called })) {
      const bound = bindFlow(flowDocument.parse(each));
      if (!bound) throw new Error("the flow of this test does not bind");
      this.#flows.set(id, bound);
    }
    this.store = new MemoryRunStore((id) => this.#bound(id));
    this.store.guard = (fence) => this.log.pass(fence);
    this.store.send = (deliveries, changes) => this.#send(deliveries, changes);
    void this.boot();
  }

  /** A new process over what is stored. The former one, if any, is as good as dead: its timers are gone. */
  boot(): Promise<void> {
    this.#timers = [];
    this.#known = false;
    const clock = () => this.now;
    // no timer counts further
    const after = (ms: number, then: () => void) => void this.#timers.push({ at: this.now + Math.min(ms, 2 ** 31 - 1), then });
    const transport = new MemoryTransport(this.log, () => this.#due(), { clock, after, log: (_, error) => void this.broke.push(error) });
    this.transport = transport;
    return transport.start(
      takeTurns({
        store: this.store,
        flows: {
          ensure: async () => {
            this.#known = true;
          },
          bound: (id) => this.#bound(id),
          live: (_, id) => {
            const bound = this.#flows.get(id);
            return bound ? { version: 1, bound } : null;
          },
          calendar: () => defaultCalendar,
          followsStatus: () => [...this.#flows.values()].some(({ followsStatus }) => followsStatus),
        },
        pauses: { flowPaused: () => this.paused, outsidePaused: () => this.outsidePaused },
        outside: async (call) => {
          this.calls.push(call);
          return await this.answer(call);
        },
        mayRepeat: async (call) => (typeof this.mayRepeat === "boolean" ? this.mayRepeat : this.mayRepeat(call)),
        clock,
        random: () => 0.5,
        after,
        resume: (message) => transport.resume(message),
        nudge: () => setImmediate(() => transport.look()),
      }),
    );
  }
  readonly broke: unknown[] = [];
  paused = false;
  outsidePaused = false;

  #bound(id: string): BoundFlow | null {
    return this.#known ? (this.#flows.get(id) ?? null) : null;
  }

  /** What a command writes: a decision, a cancel, a replay. */
  tell(run: string, kind: "signal" | "cancel" | "replay", payload: Delivery["payload"] = null, replay = 0): string {
    const known = this.store.live.get(run) ?? this.store.ended.get(run);
    if (!known) throw new Error(`there is no run ${run}`);
    const { workspaceId, lane, shard, eventId, day, eventDay, version } = known.delivery;
    const id = kind === "replay" ? runId(eventId, flowId, replay) : run;
    const at = new Date(this.now).toISOString();
    const common = { workspaceId, lane, shard, day, eventId, eventDay, flowId: known.flowId, version, folds: false, at };
    this.transport.offer({ ...common, kind, runId: id, replay, payload }, null);
    return id;
  }

  #send(deliveries: Beyond["deliveries"], changes: readonly StatusChange[]): void {
    for (const { eventId, payload = null, ...rest } of deliveries) {
      const day = new Date(start).toISOString().slice(0, 10);
      const shard = shardOf(rest.lane, 4);
      const at = new Date(this.now).toISOString();
      this.transport.offer({ ...rest, shard, payload, eventId, eventDay: day, day, folds: false, at }, null);
    }
    for (const { order, from, to, ours } of changes)
      this.hear({ type: "order.status-changed", from, to, ours, order: { id: order.document.id, number: order.document.number } });
  }

  accept(orderId: string, n: number): string {
    return this.hear({ type: "order.created", order: { id: orderId, number: `#${n}`, currency: "EUR" } });
  }

  /** An event of our own shape comes in; the id of the run it starts, if it starts one. */
  hear(payload: { type: string; order?: { id: string; number?: string; currency?: string } } & Record<string, unknown>): string {
    const text = JSON.stringify(payload);
    const { meaning, body } = readMeaning({ platform: "tradewind", topic: "", v: 1 }, text);
    const id = `018cc251-f400-7000-8000-${String(++this.#accepted).padStart(12, "0")}`;
    const at = new Date(this.now).toISOString();
    const event = { ...meaning, id, workspaceId: "w", sourceId: null, receivedAt: at, body };
    this.store.events.set(id, event);
    const home = payload.order ? `w/order:${payload.order.id}` : (entityLane("w", event.entity) ?? `w/event:${id}`);
    const run = runId(id, flowId, 0);
    const flow = this.#flows.get(flowId);
    const starts = flow?.start(event) ? flow : null;
    const common = { kind: "event" as const, workspaceId: "w", day: "2026-03-01", eventId: id, eventDay: "2026-03-01", replay: 0, at };
    const put = (lane: string, folds: boolean, started: boolean) => {
      const of = started ? { flowId, version: 1, runId: run } : { flowId: null, version: null, runId: null };
      this.transport.offer({ ...common, ...of, lane, shard: shardOf(lane, 4), folds }, event);
    };
    const bursts = starts !== null && (starts.document.burst ?? "queue") !== "queue";
    if (bursts || !starts) put(home, true, false);
    if (starts) put(bursts ? burstLane("w", flowId, payload.order?.id ?? id) : home, !bursts, true);
    return run;
  }

  /** Lets everything that can happen now happen: until nothing has been stored, called or begun for a while. */
  async settle(): Promise<void> {
    for (let quiet = 0, seen = ""; quiet < 5; ) {
      await new Promise((next) => setImmediate(next));
      const now = `${this.store.commits}/${this.calls.length}/${this.broke.length}/${this.#timers.length}`;
      quiet = now === seen ? quiet + 1 : 0;
      seen = now;
    }
  }

  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    await this.settle();
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.then();
      await this.settle();
    }
    this.now = until;
    this.transport.look();
    await this.settle();
  }

  #due(): Delivery[] {
    return [...this.store.live.values()]
      .filter(({ wakeAt }) => wakeAt !== null && (wakeAt === "" || Date.parse(wakeAt) <= this.now))
      .map(({ delivery, wakeAt }) => {
        const at = wakeAt || new Date(this.now).toISOString();
        return { ...delivery, kind: "wake", seq: null, folds: false, at, payload: null };
      });
  }

  /** Runs in the order in which they ended. */
  get endings(): readonly string[] {
    return [...this.store.ended.keys()];
  }

  status(run: string): string {
    return this.store.ended.get(run)?.status ?? this.store.live.get(run)?.status ?? "none";
  }
}
