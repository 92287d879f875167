/** The lanes of one process in memory: who waits, who is next. No clock, no I/O; both transports stand on it. */
import { type Message, passesHeldLane } from "./lane.ts";

interface Lane {
  readonly shard: number;
  waiting: Message[];
  /** Delivered and not settled. */
  readonly held: Set<Message>;
  /** The first number of what was put aside behind a stuck head and is not in memory; null: all of the lane is here. */
  asideFrom: number | null;
}

export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #ready = new Set<string>();
  /** What passes a held lane, and resumed messages. */
  #express: Message[] = [];
  /** Waiting, held or on the express way; a resumed message is in two of these places, and is one. */
  readonly #all = new Set<Message>();
  readonly #woken = new Map<string, Message>();
  /** Free lanes whose next messages were put aside. */
  readonly #wanted = new Set<string>();
  #bytes = 0;

  /** Of the events that are held in memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Lanes that go on once what was put aside is brought back. */
  get wanted(): readonly { readonly name: string; readonly shard: number }[] {
    return [...this.#wanted].flatMap((name) => ({ name, shard: this.#lanes.get(name)?.shard ?? -1 }));
  }

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
    this.#keep(message);
    if (passesHeldLane(message.delivery)) {
      this.#express.push(message);
      return;
    }
    const found = this.#lanes.get(lane);
    if (found) found.waiting.push(message);
    else this.#lanes.set(lane, { shard: message.delivery.shard, waiting: [message], held: new Set(), asideFrom: null });
    if (!found || (found.held.size === 0 && found.asideFrom === null)) this.#ready.add(lane);
  }

  /** Takes messages that wait out of memory: they are kept elsewhere until their lane wants them back. @returns those that left */
  putAside(messages: ReadonlySet<Message>): Message[] {
    const left: Message[] = [];
    for (const name of new Set([...messages].map(({ delivery }) => delivery.lane))) {
      const lane = this.#lanes.get(name);
      if (!lane) continue;
      const gone = lane.waiting.filter((message) => messages.has(message));
      lane.waiting = lane.waiting.filter((message) => !messages.has(message));
      for (const message of gone) {
        this.#forget(message);
        lane.asideFrom = Math.min(lane.asideFrom ?? Number.POSITIVE_INFINITY, message.delivery.seq ?? 0);
      }
      left.push(...gone);
      this.#free(name, lane);
    }
    return left;
  }

  /** Says that messages of a lane were put aside before this process had it. */
  expect(name: string, shard: number): void {
    const lane = this.#lanes.get(name) ?? { shard, waiting: [], held: new Set<Message>(), asideFrom: null };
    lane.asideFrom = 0;
    this.#lanes.set(name, lane);
    this.#free(name, lane);
  }

  /** What was put aside, in order, before all that waits; more of it is left or not. */
  bringBack(name: string, messages: readonly Message[], isAll: boolean): void {
    const lane = this.#lanes.get(name);
    if (!lane) return;
    for (const message of messages) this.#keep(message);
    lane.waiting = [...messages, ...lane.waiting];
    lane.asideFrom = isAll ? null : (messages.at(-1)?.delivery.seq ?? 0) + 1;
    this.#free(name, lane);
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
      const taken = lane.waiting.splice(0, Math.min(perLane, max - batch.length, nearOf(lane)));
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
    if (batch.length > 0) this.#toFront(batch.map((message) => message.delivery.lane));
  }

  /** Lanes whose turn it was are first again: what a shard's owners may have died of stays at its head. */
  #toFront(names: readonly string[]): void {
    const first = names.filter((name) => this.#ready.delete(name));
    const others = [...this.#ready];
    this.#ready.clear();
    for (const name of [...first, ...others]) this.#ready.add(name);
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
      lane.asideFrom = null;
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
      this.#wanted.delete(name);
    }
  }

  #keep(message: Message): void {
    this.#all.add(message);
    this.#bytes += message.bytes;
  }

  #forget(message: Message): void {
    if (this.#all.delete(message)) this.#bytes -= message.bytes;
    const { runId } = message.delivery;
    if (runId !== null && this.#woken.get(runId) === message) this.#woken.delete(runId);
  }

  #free(name: string, lane: Lane): void {
    this.#wanted.delete(name);
    if (lane.held.size > 0) return;
    if (nearOf(lane) > 0) {
      this.#ready.add(name);
      return;
    }
    this.#ready.delete(name);
    if (lane.asideFrom === null) this.#lanes.delete(name);
    else this.#wanted.add(name);
  }
}

/** How many of a lane's messages come before what was put aside. */
function nearOf({ waiting, asideFrom }: Lane): number {
  if (asideFrom === null) return waiting.length;
  const first = waiting.findIndex(({ delivery }) => (delivery.seq ?? 0) >= asideFrom);
  return first === -1 ? waiting.length : first;
}
