/**
 * The loop that both transports share: takes a batch from the lanes, has its turns taken, settles it, goes on. One batch in
 * flight; what arrives meanwhile is the next one, so it needs no timer and grows with the load.
 */
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { type Delivery, type Fence, Fenced, type Message, type TakeTurns } from "./lane.ts";
import { Lanes } from "./lanes.ts";
import { ShardLog } from "./shard-log.ts";
import { within } from "./within.ts";

export interface DispatchPorts {
  readonly clock: () => number;
  readonly after: (ms: number, then: () => void) => void;
  /** A shard turned out to be another's. */
  readonly lost: (shards: readonly number[]) => void;
  readonly log: (failure: Failure, error: unknown) => void;
  /** Notes that a message is about to be taken alone; how often it was, in this process and in those that died of it. */
  readonly trying?: (message: Message) => Promise<number>;
  /** A lane can go on once what was put aside of it is brought back. */
  readonly wanted?: () => void;
}

export class Dispatch {
  readonly lanes = new Lanes();
  readonly shards = new Map<number, ShardLog>();
  readonly #ports: DispatchPorts;
  #take: TakeTurns | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;
  /** Nothing new is begun; what is under way goes on. */
  #finishing = false;
  /** The last batch broke: smaller ones until the culprit stands alone. */
  #cap: number = limits.turnsPerBatchMax;
  #broken = 0;
  readonly #tasks: (() => Promise<void>)[] = [];

  constructor(ports: DispatchPorts) {
    this.#ports = ports;
  }

  begin(take: TakeTurns): void {
    this.#take = take;
    this.#stopped = false;
    this.#finishing = false;
    this.kick();
  }

  /** Begins nothing more, and waits until the calls that are out have been answered and that is kept, or the time is over. */
  async finish(isOut: () => boolean, mostMs: number): Promise<void> {
    this.#finishing = true;
    const end = this.#ports.clock() + mostMs;
    // the batch in hand may be about to make calls: ended now, each of them would be in doubt
    const goesOn = () => this.#running !== null || isOut() || this.lanes.hasExpress;
    while (goesOn() && this.#ports.clock() < end) await new Promise<void>((next) => this.#ports.after(20, next));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  own(shard: number, epoch: number, cursor: number): ShardLog {
    const log = new ShardLog(epoch, cursor);
    this.shards.set(shard, log);
    return log;
  }

  disown(shard: number): void {
    this.shards.delete(shard);
    this.lanes.drop(shard);
  }

  /** Begins nothing more in a shard: its calls that are out are answered before it is given away. */
  leave(shard: number): void {
    const log = this.shards.get(shard);
    if (!log || log.leavingSince !== null) return;
    log.leavingSince = this.#ports.clock();
    // a batch that is under way may be about to call: it is cleared after it
    if (!this.#running) this.lanes.clear(shard);
  }

  /** Whether a shard may be given away: nothing of it is under way, or that takes too long. */
  hasLeft(shard: number): boolean {
    const since = this.shards.get(shard)?.leavingSince ?? null;
    return since !== null && (!this.lanes.hasAny(shard) || this.#ports.clock() - since >= limits.answersMs);
  }

  push(message: Message): void {
    this.lanes.push(message);
    this.kick();
  }

  /** Does something while no batch is under way, so that nothing is settled meanwhile. */
  between(task: () => Promise<void>): Promise<void> {
    if (this.#stopped || !this.#take) return Promise.resolve();
    return new Promise((done, failed) => {
      this.#tasks.push(() => task().then(done, failed));
      this.kick();
    });
  }

  resume(message: Message): void {
    if (this.shards.get(message.delivery.shard)?.epoch !== message.epoch) return;
    this.lanes.resume(message);
    this.kick();
  }

  kick(): void {
    if (this.#running || this.#stopped || !this.#take || !this.#hasWork) return;
    this.#running = this.#run(this.#take).finally(() => {
      this.#running = null;
      // what came between the loop's last look and here
      if (this.#hasWork && this.#cap > 0) this.kick();
    });
  }

  async #run(take: TakeTurns): Promise<void> {
    // lets the arrivals of this tick join the first batch
    await Promise.resolve();
    while (!this.#stopped && this.#hasWork) {
      for (const task of this.#tasks.splice(0)) await task();
      for (const [shard, log] of this.shards) if (log.leavingSince !== null) this.lanes.clear(shard);
      const batch = this.#oneIfSuspect(
        this.lanes.take(this.#cap, this.#finishing ? 0 : limits.turnsPerLaneMax).filter((message) => this.#isMine(message)),
      );
      if (batch.length === 0) continue;
      try {
        const [only] = batch;
        if (only && this.#isSuspect(only)) await this.#note(only);
        const taking = take(batch, (done) => this.#fence(batch, done));
        const { settled, untouched } = await within(taking, limits.turnsCommitMs, unanswered);
        for (const message of settled) this.#settle(message);
        if (only && this.#isSuspect(only)) this.#clear(only);
        this.lanes.putBack(untouched);
        if (this.lanes.wanted.length > 0) this.#ports.wanted?.();
        this.#cap = Math.min(limits.turnsPerBatchMax, this.#cap * 2);
        this.#broken = 0;
      } catch (error) {
        await this.#broke(batch, error);
      }
    }
  }

  #isSuspect({ delivery: { shard, seq } }: Message): boolean {
    const upTo = this.shards.get(shard)?.suspectUpTo ?? null;
    return upTo !== null && (seq === null || seq <= upTo) && this.#ports.trying !== undefined;
  }

  /** What may have killed its process is taken alone, so that nobody else dies of it. */
  #oneIfSuspect(batch: Message[]): Message[] {
    const first = batch.find((message) => this.#isSuspect(message));
    if (!first) return batch;
    this.lanes.putBack(batch.filter((message) => message !== first));
    return [first];
  }

  async #note(message: Message): Promise<void> {
    const tries = (await this.#ports.trying?.(message)) ?? 0;
    if (tries > limits.deathsAloneMax) message.broke = limits.turnTriesMax;
  }

  #clear({ delivery }: Message): void {
    const log = this.shards.get(delivery.shard);
    if (log && ++log.clearedAlone >= limits.aloneMax) log.suspectUpTo = null;
  }

  get #hasWork(): boolean {
    return this.#tasks.length > 0 || (this.#finishing ? this.lanes.hasExpress : this.lanes.hasWork);
  }

  #isMine({ delivery, epoch }: Message): boolean {
    return this.shards.get(delivery.shard)?.epoch === epoch;
  }

  async #broke(batch: Message[], error: unknown): Promise<void> {
    if (error instanceof Fenced) {
      this.#ports.log({ code: "engine.fenced", message: "Some lanes have gone to another process.", final: false }, error);
      this.#ports.lost([...new Set(batch.map((message) => message.delivery.shard))]);
      return;
    }
    this.#ports.log({ code: "turn.broke", message: `A batch of ${batch.length} turns broke and is taken again.`, final: false }, error);
    const outage = isOutage(error);
    const [only] = batch.length === 1 ? batch : [];
    if (only && !outage) only.broke++;
    // what was in memory may be what broke, or its run was ended behind its back: it is read again
    for (const message of batch) message.run = null;
    if (!outage) this.#cap = Math.max(1, Math.floor(batch.length / 2));
    this.lanes.putBack(batch);
    this.#broken = outage || only ? this.#broken + 1 : 0;
    if (this.#broken > 0)
      await new Promise<void>((done) => this.#ports.after(Math.min(limits.reconnectMs, 25 * 2 ** Math.min(this.#broken, 8)), done));
  }

  #settle(message: Message): void {
    this.lanes.settle(message);
    const { shard, seq } = message.delivery;
    if (seq === null) return;
    const log = this.shards.get(shard);
    log?.settle(seq);
    log?.spilled.delete(seq);
  }

  /** Every shard of the batch stands in it, also those where nothing settled: what such a turn writes is fenced too. */
  #fence(batch: readonly Message[], settled: readonly Message[]): Fence {
    const seqs = new Map<number, Set<number>>(batch.map((message) => [message.delivery.shard, new Set()]));
    const unspilled: Delivery[] = [];
    for (const { delivery } of settled) {
      if (delivery.seq === null) continue;
      seqs.get(delivery.shard)?.add(delivery.seq);
      if (this.shards.get(delivery.shard)?.spilled.has(delivery.seq)) unspilled.push(delivery);
    }
    return {
      rows: [...seqs].sort(([a], [b]) => a - b).map(([shard, done]) => this.#row(shard, done)),
      spilled: [],
      unspilled,
    };
  }

  #row(shard: number, done: ReadonlySet<number>): Fence["rows"][number] {
    const log = this.shards.get(shard);
    if (!log) throw new Fenced(`shard ${shard} is not this process's any more`);
    return { shard, epoch: log.epoch, cursor: log.cursorAfter(done) };
  }
}

/** The database's trouble and no message's: lost connections, a shutdown, a full disk (53, 58), a deadlock with another process (40). */
const isOutage = (error: unknown) =>
  error instanceof Error &&
  "code" in error &&
  /^(CONNECT|E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_|NOTFOUND)|08|40|53|57P0|58)/.test(String(error.code));

/** A commit that never answers is given up with its shards: taken anew, their epoch shuts out whatever it may still do. */
const unanswered = () => new Fenced("the database did not answer a batch of turns");
