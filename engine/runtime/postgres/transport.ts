/**
 * Lanes over PostgreSQL: shard leases, the delivery log read in order, timers. What this process accepted is handed over in
 * memory where it continues what was read; anything else is read from the log first, or another process's earlier event
 * would be overtaken.
 */
import type { Sql } from "#drizzle/client.ts";
import type { CanonicalEvent } from "#lib/commerce/event.ts";
import { limits } from "#lib/limits.ts";
import { commitTurns } from "../../store/commit-turns.ts";
import { beat, calm, countOwners, endLapsed, giveBackLeases, heldLeases, leave, noteTrying, takeLeases } from "../../store/leases.ts";
import { lastNumbers, readDeliveries, readDue, readSpilled, takeSpilled } from "../../store/read-deliveries.ts";
import { Dispatch, type DispatchPorts } from "../dispatch.ts";
import { type Delivery, Fenced, type LaneTransport, type Message, messageOf, type TakeTurns } from "../lane.ts";
import { nothingWritten } from "../run-store.ts";
import type { ShardLog } from "../shard-log.ts";
import { within } from "../within.ts";

/** An event as it was accepted, and the length of its body. */
interface Arrived {
  readonly event: CanonicalEvent;
  readonly bytes: number;
}

export class PostgresTransport implements LaneTransport {
  readonly dispatch: Dispatch;
  readonly #sql: Sql;
  readonly #owner: string;
  readonly #log: DispatchPorts["log"];
  readonly #reading = new Set<number>();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> = Promise.resolve();
  /** Shards whose former owners died, and since when they are ours. */
  readonly #restless = new Map<number, number>();
  #renewedAt = 0;
  #stopped = false;
  #looking = false;
  #nudged = false;
  /** More runs were due than were woken at the last look. */
  #moreDue = false;
  #spilling = false;
  readonly #clock: () => number;

  constructor(sql: Sql, owner: string, ports: Omit<DispatchPorts, "lost">) {
    this.#sql = sql;
    this.#owner = owner;
    this.#log = ports.log;
    this.#clock = ports.clock;
    this.dispatch = new Dispatch({
      ...ports,
      lost: (shards) => this.#lose(shards),
      wanted: () => this.nudge(),
      trying: ({ delivery: { kind, seq, shard, runId }, epoch }) =>
        noteTrying(sql, shard, epoch, seq === null ? `${kind} ${runId}` : String(seq)),
    });
  }

  async start(take: TakeTurns): Promise<void> {
    this.dispatch.begin(take);
    await this.#lookRound();
    this.#schedule();
  }

  resume(message: Parameters<LaneTransport["resume"]>[0]): void {
    this.dispatch.resume(message);
  }

  /** Hands over what was just committed. */
  offer(deliveries: readonly Delivery[], events: ReadonlyMap<string, Arrived>): void {
    for (const delivery of deliveries) {
      const log = this.dispatch.shards.get(delivery.shard);
      if (!log || log.leavingSince !== null) continue;
      const follows = delivery.seq === log.readUpTo + 1 && !log.behind && !this.#reading.has(delivery.shard);
      if (!follows || this.dispatch.lanes.size >= limits.deliveriesInMemoryMax) {
        log.behind = true;
        continue;
      }
      log.readUpTo++;
      const message = messageOf(delivery, log.epoch);
      // past the bound it is read again when its turn comes
      const arrived = events.get(delivery.eventId);
      if (arrived && this.dispatch.lanes.bytes + arrived.bytes <= limits.eventBytesInMemoryMax) {
        message.event = arrived.event;
        message.bytes = arrived.bytes;
      }
      // just committed by this process, so no run of it can be there yet
      message.run = "none";
      this.dispatch.push(message);
    }
  }

  /** Looks now instead of at the next poll: another process or the screens have written something. */
  nudge(): void {
    this.#nudged = true;
    if (!this.#looking) this.#schedule();
  }

  /** @param isOut whether calls outside are under way: they are given a moment to be answered */
  async stop(isOut: () => boolean = () => false): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#round;
    await this.dispatch.finish(isOut, limits.answersMs);
    await this.dispatch.stop();
    await leave(this.#sql, this.#owner).catch(() => {});
  }

  /** One look at a time; the next one is due at the poll, or at once where something is known to wait. */
  #schedule(): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(
      () => {
        this.#looking = true;
        this.#nudged = false;
        this.#round = this.#lookRound().finally(() => {
          this.#looking = false;
          this.#schedule();
        });
      },
      this.#nudged || this.#isBehind() ? 0 : this.#moreDue ? limits.moreDueMs : limits.pollMs,
    );
  }

  async #lookRound(): Promise<void> {
    try {
      if (Date.now() - this.#renewedAt >= limits.leaseRenewMs || this.dispatch.shards.size === 0) await this.#lease();
      await this.#giveAway();
      const shards = this.#staying();
      if (shards.length === 0) return;
      for (const [shard, last] of await lastNumbers(this.#sql, shards)) {
        const log = this.dispatch.shards.get(shard);
        if (log && last > log.readUpTo) log.behind = true;
      }
      for (const [shard, log] of this.dispatch.shards) if (log.behind && log.leavingSince === null) await this.#catchUp(shard, log);
      await this.#wake(shards);
      await this.#bringBack();
      this.#spill();
    } catch (error) {
      this.#log({ code: "engine.poll", message: "Looking for new work failed; it is tried again.", final: false }, error);
    }
  }

  async #lease(): Promise<void> {
    this.#renewedAt = Date.now();
    await beat(this.#sql, this.#owner);
    const held = await heldLeases(this.#sql, this.#owner);
    this.#lose([...this.dispatch.shards].filter(([shard, log]) => held.get(shard) !== log.epoch).map(([shard]) => shard));
    const share = Math.ceil(limits.shards / (await countOwners(this.#sql, this.#owner)));
    for (const shard of this.#staying().slice(share)) this.dispatch.leave(shard);
    await this.#calm();
    const most = share - this.#staying().length;
    if (most <= 0) return;
    await endLapsed(this.#sql, this.#owner);
    const taken = await takeLeases(this.#sql, this.#owner, [...this.dispatch.shards.keys()], most);
    const suspects = taken.filter(({ deaths }) => deaths >= limits.deathsMax).map(({ shard }) => shard);
    const last = suspects.length > 0 ? await lastNumbers(this.#sql, suspects) : null;
    for (const { shard, epoch, cursor, deaths } of taken) {
      const log = this.dispatch.own(shard, epoch, cursor);
      log.behind = true;
      log.suspectUpTo = last?.get(shard) ?? null;
      if (deaths > 0) this.#restless.set(shard, Date.now());
      for (const lane of await takeSpilled(this.#sql, shard, cursor)) this.dispatch.lanes.expect(lane, shard);
    }
  }

  /** Shards whose owners died: at peace once what was suspected is settled, or this owner has lived for a while. */
  async #calm(): Promise<void> {
    const calmed = [...this.#restless].flatMap(([shard, since]) => {
      const log = this.dispatch.shards.get(shard);
      const isDone = !log || log.suspectUpTo === null || log.cursorAfter(new Set()) >= log.suspectUpTo;
      return isDone && (!log || log.suspectUpTo !== null || Date.now() - since >= limits.calmMs) ? shard : [];
    });
    if (calmed.length === 0) return;
    await calm(this.#sql, this.#owner, calmed);
    for (const shard of calmed) {
      this.#restless.delete(shard);
      const log = this.dispatch.shards.get(shard);
      if (log) log.suspectUpTo = null;
    }
  }

  #staying(): number[] {
    return [...this.dispatch.shards].flatMap(([shard, log]) => (log.leavingSince === null ? shard : []));
  }

  /** Another process's share, once the calls that are out there have been answered. */
  async #giveAway(): Promise<void> {
    const left = [...this.dispatch.shards.keys()].filter((shard) => this.dispatch.hasLeft(shard));
    if (left.length === 0) return;
    for (const shard of left) this.dispatch.disown(shard);
    await giveBackLeases(this.#sql, this.#owner, left);
  }

  /** Reads the log on until it is in memory, or memory holds enough. */
  async #catchUp(shard: number, log: ShardLog): Promise<void> {
    this.#reading.add(shard);
    try {
      while (!this.#stopped) {
        const room = limits.deliveriesInMemoryMax - this.dispatch.lanes.size;
        if (room <= 0) return;
        // an offer that comes while we read says so again
        log.behind = false;
        const most = Math.min(room, limits.turnsPerBatchMax);
        const deliveries = await readDeliveries(this.#sql, shard, log.readUpTo, most);
        if (this.dispatch.shards.get(shard) !== log) return;
        for (const delivery of deliveries) {
          if (delivery.seq === null) continue;
          log.readUpTo = delivery.seq;
          if (!log.spilled.has(delivery.seq)) this.dispatch.push(messageOf(delivery, log.epoch));
        }
        if (deliveries.length < most) return;
        log.behind = true;
      }
    } finally {
      this.#reading.delete(shard);
    }
  }

  async #wake(shards: readonly number[]): Promise<void> {
    const { woken } = this.dispatch.lanes;
    const most = Math.min(limits.turnsPerBatchMax * 4, limits.deliveriesInMemoryMax - woken.size);
    this.#moreDue = false;
    if (most <= 0) return;
    const due = await readDue(this.#sql, shards, [...woken.keys()], most);
    this.#moreDue = due.length === most;
    for (const delivery of due) {
      const log = this.dispatch.shards.get(delivery.shard);
      if (log) this.dispatch.push(messageOf(delivery, log.epoch));
    }
  }

  /**
   * Puts lanes aside that have been held for long, so that they no longer hold their shards' cursors; where memory is full, all that
   * are held, so that others have room. What waits there leaves memory; what holds a lane stays. Not awaited: a batch that hangs
   * must not keep the lease from being renewed.
   */
  #spill(): void {
    if (this.#spilling || this.#stopped) return;
    const { lanes } = this.dispatch;
    const isFull = lanes.size >= limits.deliveriesInMemoryMax;
    const since = isFull ? Number.POSITIVE_INFINITY : this.#clock() - limits.laneSpillMs;
    // what holds a lane and is on record as put aside stays as it is
    if (lanes.stuckSince(since).every((message) => message.heldSince !== null && !this.#isToSpill(message))) return;
    this.#spilling = true;
    this.dispatch
      .between(() => this.#putAside(lanes.stuckSince(since)))
      .catch((error: unknown) =>
        this.#log({ code: "engine.spill", message: "Putting stuck lanes aside failed; it is tried again.", final: false }, error),
      )
      .finally(() => {
        this.#spilling = false;
      });
  }

  #isToSpill({ delivery: { shard, seq } }: Message): boolean {
    return seq !== null && this.dispatch.shards.get(shard)?.spilled.has(seq) === false;
  }

  async #putAside(stuck: readonly Message[]): Promise<void> {
    const seqs = new Map<number, Set<number>>();
    const fresh = stuck.filter((message) => this.#isToSpill(message)).map(({ delivery }) => delivery);
    for (const { shard, seq } of fresh) if (seq !== null) seqs.set(shard, (seqs.get(shard) ?? new Set()).add(seq));
    const logs = new Map(this.dispatch.shards);
    const rows = [...seqs].flatMap(([shard, set]) => {
      const log = logs.get(shard);
      return log ? [{ shard, epoch: log.epoch, cursor: log.cursorAfter(set) }] : [];
    });
    const fence = { rows, spilled: fresh, unspilled: [] };
    try {
      if (fresh.length > 0)
        await within(
          this.#sql.begin((tx) => commitTurns(tx, nothingWritten, fence, 0)),
          limits.turnsCommitMs,
          () => new Fenced("the database did not answer"),
        );
    } catch (error) {
      if (!(error instanceof Fenced)) throw error;
      this.#lose(rows.map(({ shard }) => shard));
      return;
    }
    const still = stuck.filter(({ delivery: { shard } }) => this.dispatch.shards.get(shard) === logs.get(shard));
    for (const { delivery } of still) {
      const log = logs.get(delivery.shard);
      if (!log || delivery.seq === null) continue;
      log.settle(delivery.seq);
      log.spilled.add(delivery.seq);
    }
    for (const message of this.dispatch.lanes.putAside(new Set(still)))
      if (message.delivery.seq !== null) logs.get(message.delivery.shard)?.spilled.delete(message.delivery.seq);
  }

  /** Reads on what was put aside of lanes that are free again, as far as memory has room. */
  async #bringBack(): Promise<void> {
    const { lanes, shards } = this.dispatch;
    for (const { name, shard } of lanes.wanted) {
      const log = shards.get(shard);
      const most = Math.min(limits.turnsPerBatchMax, limits.deliveriesInMemoryMax - lanes.size);
      if (!log || log.leavingSince !== null) continue;
      if (most <= 0) return;
      const deliveries = await readSpilled(this.#sql, shard, name, most);
      if (shards.get(shard) !== log || log.leavingSince !== null) continue;
      for (const { seq } of deliveries) if (seq !== null) log.spilled.add(seq);
      lanes.bringBack(
        name,
        deliveries.map((delivery) => messageOf(delivery, log.epoch)),
        deliveries.length < most,
      );
    }
    this.dispatch.kick();
  }

  #lose(shards: readonly number[]): void {
    for (const shard of shards) this.dispatch.disown(shard);
    // what only seemed lost is taken anew at the next look
    if (shards.length > 0) this.#renewedAt = 0;
  }

  #isBehind(): boolean {
    return (
      this.dispatch.lanes.size < limits.deliveriesInMemoryMax &&
      [...this.dispatch.shards.values()].some((log) => log.behind && log.leavingSince === null)
    );
  }
}
