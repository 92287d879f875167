/** The lanes of one process in memory: who waits, who is next. No clock, no I/O; both transports stand on it. */
import { type Message, passesHeldLane } from "./lane.ts";

interface Lane {
  readonly shard: number;
  waiting: Message[];
  /** Delivered and not settled. */
  readonly held: Set<Message>;
}

export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #ready = new Set<string>();
  /** What passes a held lane, and resumed messages. */
  #express: Message[] = [];
  /** Waiting, held or on the express way; a resumed message is in two of these places, and is one. */
  readonly #all = new Set<Message>();
  readonly #woken = new Map<string, Message>();

  get size(): number {
    return this.#all.size;
  }

  get hasExpress(): boolean {
    return this.#express.length > 0;
  }

  get hasWork(): boolean {
    return this.#express.length > 0 || this.#ready.size > 0;
  }

  /** Runs whose wake-up is here: waiting, or with its turn not settled. */
  get woken(): ReadonlyMap<string, Message> {
    return this.#woken;
  }

  push(message: Message): void {
    const { kind, lane, runId } = message.delivery;
    if (kind === "wake" && runId !== null) {
      // a timer is seen again and again until its turn is committed
      if (this.#woken.has(runId)) return;
      this.#woken.set(runId, message);
    }
    this.#all.add(message);
    if (passesHeldLane(message.delivery)) {
      this.#express.push(message);
      return;
    }
    const found = this.#lanes.get(lane);
    if (found) found.waiting.push(message);
    else this.#lanes.set(lane, { shard: message.delivery.shard, waiting: [message], held: new Set() });
    if (!found || found.held.size === 0) this.#ready.add(lane);
  }

  resume(message: Message): void {
    this.#express.push(message);
  }

  /** The next batch: what passes first, then up to `perLane` consecutive messages of each lane that is free. */
  take(max: number, perLane: number): Message[] {
    const batch = this.#express.splice(0, max);
    for (const name of this.#ready) {
      if (batch.length >= max || perLane === 0) break;
      const lane = this.#lanes.get(name);
      this.#ready.delete(name);
      if (!lane) continue;
      const taken = lane.waiting.splice(0, Math.min(perLane, max - batch.length));
      for (const message of taken) lane.held.add(message);
      batch.push(...taken);
    }
    return batch;
  }

  /** The message is done with: its lane goes on. */
  settle(message: Message): void {
    this.#forget(message);
    const { lane: name } = message.delivery;
    if (passesHeldLane(message.delivery)) return;
    const lane = this.#lanes.get(name);
    if (!lane) return;
    lane.held.delete(message);
    this.#free(name, lane);
  }

  /** A batch broke: its messages go back to the head of their lanes, in order. */
  putBack(batch: readonly Message[]): void {
    for (const message of batch.toReversed()) {
      // its shard was lost while the batch was under way
      if (!this.#all.has(message)) continue;
      const { lane: name } = message.delivery;
      const lane = this.#lanes.get(name);
      if (passesHeldLane(message.delivery) || message.news.length > 0) this.#express.unshift(message);
      else if (lane) {
        lane.waiting.unshift(message);
        lane.held.delete(message);
        this.#free(name, lane);
      }
    }
  }

  /** Everything in the lanes that have been held since before then: what holds them and what waits behind. */
  stuckSince(before: number): Message[] {
    return [...this.#lanes.values()]
      .filter(({ held }) => [...held].some(({ heldSince }) => heldSince !== null && heldSince < before))
      .flatMap(({ held, waiting }) => [...held, ...waiting]);
  }

  /** Forgets what of a shard is not begun. */
  clear(shard: number): void {
    const isNew = (message: Message) => message.delivery.shard === shard && message.heldSince === null;
    this.#express = this.#express.filter((message) => !isNew(message));
    for (const message of this.#all) if (isNew(message)) this.#forget(message);
    for (const [name, lane] of this.#lanes) {
      if (lane.shard !== shard) continue;
      lane.waiting = [];
      for (const message of lane.held) if (isNew(message)) lane.held.delete(message);
      this.#free(name, lane);
    }
  }

  /** Whether something of a shard is here. */
  hasAny(shard: number): boolean {
    for (const message of this.#all) if (message.delivery.shard === shard) return true;
    return false;
  }

  /** Forgets everything of a shard that another process has taken over. */
  drop(shard: number): void {
    this.#express = this.#express.filter((message) => message.delivery.shard !== shard);
    for (const message of this.#all) if (message.delivery.shard === shard) this.#forget(message);
    for (const [name, lane] of this.#lanes) {
      if (lane.shard !== shard) continue;
      this.#lanes.delete(name);
      this.#ready.delete(name);
    }
  }

  #forget(message: Message): void {
    this.#all.delete(message);
    const { runId } = message.delivery;
    if (runId !== null && this.#woken.get(runId) === message) this.#woken.delete(runId);
  }

  #free(name: string, lane: Lane): void {
    if (lane.held.size > 0) return;
    if (lane.waiting.length > 0) this.#ready.add(name);
    else {
      this.#ready.delete(name);
      this.#lanes.delete(name);
    }
  }
}
