/** Lanes in memory: one process, a log that outlives the transport, so that a restart can be played. */
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { Dispatch, type DispatchPorts } from "../dispatch.ts";
import { type Delivery, type Fence, Fenced, type LaneTransport, type Message, messageOf, type TakeTurns } from "../lane.ts";

/** What a disk would hold: the delivery log, how far each shard has come, and the timers. */
export class MemoryLog {
  readonly deliveries = new Map<number, Delivery[]>();
  readonly cursors = new Map<number, number>();
  readonly epochs = new Map<number, number>();

  append(delivery: Omit<Delivery, "seq">): Delivery {
    const log = this.deliveries.get(delivery.shard) ?? [];
    this.deliveries.set(delivery.shard, log);
    const numbered = { ...delivery, seq: log.length + 1 };
    log.push(numbered);
    return numbered;
  }

  /** A store's commit calls it: an owner whose epoch is gone commits nothing. */
  pass({ rows }: Fence): void {
    for (const { shard, epoch } of rows) if (this.epochs.get(shard) !== epoch) throw new Fenced(`shard ${shard} was taken over`);
    for (const { shard, cursor } of rows) this.cursors.set(shard, cursor);
  }
}

export class MemoryTransport implements LaneTransport {
  readonly dispatch: Dispatch;
  readonly #log: MemoryLog;
  /** Wake-ups due by a time in ms; the caller says what they are. */
  readonly #due: () => readonly Delivery[];

  constructor(log: MemoryLog, due: () => readonly Delivery[], ports: Omit<DispatchPorts, "lost">) {
    this.#log = log;
    this.#due = due;
    this.dispatch = new Dispatch({ ...ports, lost: (shards) => this.#lose(shards) });
  }

  async start(take: TakeTurns): Promise<void> {
    for (const [shard, deliveries] of this.#log.deliveries) {
      const epoch = (this.#log.epochs.get(shard) ?? 0) + 1;
      this.#log.epochs.set(shard, epoch);
      const cursor = this.#log.cursors.get(shard) ?? 0;
      const log = this.dispatch.own(shard, epoch, cursor);
      log.readUpTo = deliveries.length;
      for (const delivery of deliveries.slice(cursor)) this.dispatch.push(messageOf(delivery, epoch));
    }
    this.dispatch.begin(take);
    this.look();
  }

  /** Appends to the log and hands over. */
  offer(delivery: Omit<Delivery, "seq">, event: CanonicalEvent | null): void {
    const numbered = this.#log.append(delivery);
    let log = this.dispatch.shards.get(delivery.shard);
    if (!log) {
      const epoch = (this.#log.epochs.get(delivery.shard) ?? 0) + 1;
      this.#log.epochs.set(delivery.shard, epoch);
      log = this.dispatch.own(delivery.shard, epoch, 0);
    }
    const message = messageOf(numbered, log.epoch);
    message.event = event;
    log.readUpTo++;
    this.dispatch.push(message);
  }

  /** Delivers the wake-ups whose time has come. */
  look(): void {
    for (const delivery of this.#due()) {
      const log = this.dispatch.shards.get(delivery.shard);
      if (log) this.dispatch.push(messageOf(delivery, log.epoch));
    }
  }

  resume(message: Message): void {
    this.dispatch.resume(message);
  }

  #lose(shards: readonly number[]): void {
    for (const shard of shards) this.dispatch.disown(shard);
  }

  async stop(): Promise<void> {
    await this.dispatch.stop();
  }
}
