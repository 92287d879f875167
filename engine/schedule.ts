/**
 * Starts flows at their times.
 *
 * Invariants (quoted by the tests):
 * 1. One tick starts its flow once, whatever restarts and however many processes there are: it is an event with a key of its own,
 *    and a key is accepted once.
 * 2. No tick is lost: a schedule's cursor moves on after its events are committed. What came while nobody looked is made up for
 *    or left out, as the flow says.
 * 3. A schedule begins with its publication, and with each publication that changes its times.
 *
 * The process that works a flow's shard looks after its schedules, so that two seldom do; nothing depends on it.
 */
import type { Sql } from "#drizzle/client.ts";
import { dueTicks, nextTick } from "#lib/calendar/cron.ts";
import { readingVersion } from "#lib/commerce/read-event.ts";
import { limits } from "#lib/limits.ts";
import { scheduleTrigger } from "#lib/nodes/trigger/schedule.ts";
import type { Failure } from "#lib/run/failure.ts";
import { shardOf } from "./ingest/ids.ts";
import type { Accepted, Incoming } from "./ingest/incoming.ts";
import type { Catalog } from "./runtime/catalog.ts";
import { ensureCursors, keyOfSchedule, moveCursors, readCursors, type ScheduleRow } from "./store/schedules.ts";

export interface SchedulePorts {
  readonly sql: Sql;
  readonly catalog: Pick<Catalog, "revision" | "everyLive" | "calendar">;
  readonly accept: (incoming: Incoming) => Promise<Accepted>;
  /** Whether this process works a shard. */
  readonly works: (shard: number) => boolean;
  readonly clock: () => number;
  readonly log: (failure: Failure, error: unknown) => void;
}

interface Schedule extends ScheduleRow {
  readonly cron: string;
  readonly zone: string;
  readonly missed: "once" | "skip";
  readonly shard: number;
  /** Whether the flow's own first and last moment let it start. */
  readonly isOpen: (at: number) => boolean;
  /** Up to when this process has considered it, by its clock of now. */
  from: number;
  /** When it is to be looked at; null: its times never come. */
  next: number | null;
}

export class Schedules {
  readonly #ports: SchedulePorts;
  #known: Schedule[] = [];
  #revision = -1;
  #lookedAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(ports: SchedulePorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#again(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#round;
  }

  /** Looks once: starts what is due. Resolves when all of it is committed. */
  async look(): Promise<void> {
    const { catalog, clock } = this.#ports;
    const now = clock();
    // the clock was set back: what was worked out by the other one may be a day away
    if (now < this.#lookedAt) this.#revision = -1;
    this.#lookedAt = now;
    if (catalog.revision !== this.#revision) await this.#read(now);
    const due = this.#mine().filter(({ next }) => next !== null && next <= now);
    for (let at = 0; at < due.length && !this.#stopped; at += limits.schedulesAtOnce)
      await this.#startAll(due.slice(at, at + limits.schedulesAtOnce), now);
  }

  #again(inMs: number): void {
    this.#timer = setTimeout(() => {
      this.#round = this.look()
        .catch((error: unknown) =>
          this.#ports.log(
            { code: "engine.schedule", message: "Starting flows at their times failed; it is tried again.", final: false },
            error,
          ),
        )
        .finally(() => {
          if (!this.#stopped) this.#again(this.#restMs());
        });
    }, inMs);
  }

  #restMs(): number {
    const now = this.#ports.clock();
    // what is due still was refused for the moment
    const next = this.#mine().reduce((first, each) => Math.min(first, each.next ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
    return next <= now ? limits.scheduleLookMs : Math.min(next - now, limits.scheduleLookMs);
  }

  #mine(): Schedule[] {
    return this.#known.filter(({ shard }) => this.#ports.works(shard));
  }

  /** The schedules of the flows that are live now, and how far each has come. */
  async #read(now: number): Promise<void> {
    const { sql, catalog } = this.#ports;
    const { revision } = catalog;
    const found = [...catalog.everyLive()].flatMap((flow): Schedule[] =>
      flow.document.nodes.flatMap(({ id: nodeId, type, config, disabled }) => {
        const read = type === scheduleTrigger.type && !disabled ? scheduleTrigger.config.safeParse(config) : null;
        if (!read?.success) return [];
        const { cron, missed } = read.data;
        const zone = read.data.timezone || catalog.calendar(flow.workspaceId).timezone;
        const { workspaceId, flowId, version, fromMs, untilMs } = flow;
        const isOpen = (at: number) => (fromMs === null || at >= fromMs) && (untilMs === null || at < untilMs);
        const shard = shardOf(flowId, limits.shards);
        return [
          { workspaceId, flowId, version, nodeId, rule: `${cron} ${zone}`, cron, zone, missed, shard, isOpen, from: now, next: null },
        ];
      }),
    );
    if (found.length > 0) {
      await ensureCursors(sql, found, new Date(now));
      const cursors = await readCursors(sql, found);
      for (const each of found) {
        const cursor = cursors.get(keyOfSchedule(each));
        if (cursor === undefined) continue;
        each.from = Math.min(cursor, now);
        each.next = nextTick(each.cron, each.zone, each.from);
      }
    }
    this.#known = found;
    this.#revision = revision;
  }

  async #startAll(due: readonly Schedule[], now: number): Promise<void> {
    const cursors = await readCursors(this.#ports.sql, due);
    const done = await Promise.all(
      due.map(async (schedule) => {
        const cursor = cursors.get(keyOfSchedule(schedule));
        // it was unpublished or given other times: the next look reads them
        if (cursor === undefined) return false;
        try {
          // a cursor in the future is that of a clock that was set back: what comes again has its key already
          const from = cursor <= now ? cursor : schedule.from;
          const ticks = schedule.isOpen(now) ? dueTicks(schedule.cron, schedule.zone, from, now, schedule.missed) : [];
          for (const tick of ticks.filter(schedule.isOpen)) await this.#ports.accept(incomingOf(schedule, tick, now));
          return true;
        } catch (error) {
          this.#ports.log({ code: "engine.schedule", message: "A scheduled start was not taken; it is tried again.", final: false }, error);
          return null;
        }
      }),
    );
    await moveCursors(
      this.#ports.sql,
      due.filter((_, i) => done[i] === true),
      new Date(now),
    );
    due.forEach((schedule, i) => {
      if (done[i] === false) schedule.next = null;
      if (done[i] !== true) return;
      schedule.from = now;
      schedule.next = nextTick(schedule.cron, schedule.zone, now);
    });
  }
}

function incomingOf({ workspaceId, flowId, nodeId }: Schedule, tick: number, now: number): Incoming {
  const scheduledFor = new Date(tick).toISOString();
  return {
    workspaceId,
    sourceId: null,
    origin: "schedule",
    reading: { platform: "tradewind", topic: "schedule.tick", v: readingVersion },
    body: Buffer.from(JSON.stringify({ type: "schedule.tick", flowId, nodeId, scheduledFor, occurredAt: scheduledFor })),
    headers: {},
    dedupeKey: `schedule/${flowId}/${nodeId}/${scheduledFor}`,
    receivedAt: new Date(now),
    onlyFlowId: flowId,
  };
}
