/** An engine in memory with a clock of its own: time passes only when a test says so, and a crash is a call. */

import { bindFlow } from "#engine/core/bind.ts";
import { runId, shardOf } from "#engine/ingest/ids.ts";
import type { Delivery } from "#engine/runtime/lane.ts";
import { MemoryRunStore } from "#engine/runtime/memory/run-store.ts";
import { MemoryLog, MemoryTransport } from "#engine/runtime/memory/transport.ts";
import type { Outcome } from "#engine/runtime/run-store.ts";
import { type OutsideCall, takeTurns } from "#engine/turn.ts";
import { readMeaning } from "#lib/commerce/read-event.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";

const flowId = "00000000-0000-4000-8000-000000000001";
const start = Date.parse("2026-03-01T00:00:00Z");

export class World {
  now = start;
  readonly log = new MemoryLog();
  readonly calls: OutsideCall[] = [];
  answer: (call: OutsideCall) => Outcome | Promise<Outcome> = () => ({ ok: true, reply: { status: 200, headers: {}, body: {} } });
  mayRepeat = true;
  store: MemoryRunStore;
  transport!: MemoryTransport;
  #timers: { at: number; then: () => void }[] = [];
  #accepted = 0;
  readonly #flow: ReturnType<typeof bindFlow>;
  /** A new process knows no version that is not live any more before it is asked for it. */
  #known = false;

  constructor(draft: FlowDraft) {
    this.#flow = bindFlow(flowDocument.parse(draft));
    if (!this.#flow) throw new Error("the flow of this test does not bind");
    this.store = new MemoryRunStore(() => this.#bound());
    this.store.guard = (fence) => this.log.pass(fence);
    void this.boot();
  }

  /** A new process over what is stored. The former one, if any, is as good as dead: its timers are gone. */
  boot(): Promise<void> {
    this.#timers = [];
    this.#known = false;
    const clock = () => this.now;
    const after = (ms: number, then: () => void) => void this.#timers.push({ at: this.now + ms, then });
    const transport = new MemoryTransport(this.log, () => this.#due(), { clock, after, log: (_, error) => void this.broke.push(error) });
    this.transport = transport;
    return transport.start(
      takeTurns({
        store: this.store,
        flows: {
          ensure: async () => {
            this.#known = true;
          },
          bound: () => this.#bound(),
        },
        outside: async (call) => {
          this.calls.push(call);
          return await this.answer(call);
        },
        mayRepeat: async () => this.mayRepeat,
        clock,
        random: () => 0.5,
        after,
        resume: (message) => transport.resume(message),
      }),
    );
  }
  readonly broke: unknown[] = [];

  #bound() {
    return this.#known ? this.#flow : null;
  }

  accept(orderId: string, n: number): string {
    const text = JSON.stringify({ type: "order.created", order: { id: orderId, number: `#${n}`, currency: "EUR" } });
    const { meaning, body } = readMeaning({ platform: "tradewind", topic: "", v: 1 }, text);
    const id = `018cc251-f400-7000-8000-${String(++this.#accepted).padStart(12, "0")}`;
    const at = new Date(this.now).toISOString();
    const event = { ...meaning, id, workspaceId: "w", sourceId: null, receivedAt: at, body };
    this.store.events.set(id, event);
    const lane = `w/order:${orderId}`;
    const run = runId(id, flowId, 0);
    const common = { kind: "event" as const, workspaceId: "w", lane, shard: shardOf(lane, 4), day: "2026-03-01", eventId: id };
    this.transport.offer({ ...common, eventDay: "2026-03-01", flowId, version: 1, runId: run, replay: 0, folds: true, at }, event);
    return run;
  }

  /** Lets everything that can happen now happen. */
  async settle(): Promise<void> {
    for (let i = 0; i < 60; i++) await new Promise((next) => setImmediate(next));
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
      .filter(({ wakeAt }) => wakeAt !== null && Date.parse(wakeAt) <= this.now)
      .map(({ delivery, wakeAt }) => ({ ...delivery, kind: "wake", seq: null, folds: false, at: wakeAt ?? "" }));
  }

  status(run: string): string {
    return this.store.ended.get(run)?.status ?? this.store.live.get(run)?.status ?? "none";
  }
}
