/** Starts the engine over PostgreSQL: accepts events, takes turns, wakes what waits. One call makes a process a worker. */
import { randomUUID } from "node:crypto";
import { limits } from "#lib/limits.ts";
import type { Failure } from "#lib/run/failure.ts";
import { callOutside, mayRepeat } from "../../effects/call-outside.ts";
import { type Acceptor, acceptor } from "../../ingest/acceptor.ts";
import { announcer } from "../../ingest/announce.ts";
import type { Counted } from "../../ingest/answer.ts";
import { Backlog } from "../../ingest/backlog.ts";
import { OwnEchoes } from "../../ingest/own-echoes.ts";
import { rejections } from "../../ingest/rejections.ts";
import { Schedules } from "../../schedule.ts";
import { readBacklog } from "../../store/backlog.ts";
import { countRefused, refusedKeys } from "../../store/count-refused.ts";
import { hearOthers, openEngineDatabase } from "../../store/engine-database.ts";
import { ensureDays } from "../../store/ensure-days.ts";
import { readPublished, readRevision, readVersions } from "../../store/flows.ts";
import { readPauses } from "../../store/pauses.ts";
import { type Mirrors, readMirrors } from "../../store/platform-mirror.ts";
import { queueAge } from "../../store/queue-age.ts";
import type { Follow } from "../../store/work-undo.ts";
import { takeTurns } from "../../turn/take-turns.ts";
import { Catalog } from "../catalog.ts";
import { Pauses } from "../pauses.ts";
import { startChores } from "./chores.ts";
import { postgresRunStore } from "./run-store.ts";
import { PostgresTransport } from "./transport.ts";

export interface Engine {
  readonly acceptor: Acceptor;
  /** Counts an arrival that was refused; resolves once that is written. */
  reject(workspaceId: string, why: Counted, sourceId: string): Promise<void>;
  /** Messages in lanes, for the metrics. */
  readonly backlog: () => number;
  /** Whether the database answers and every shard of this process's share is held. */
  ready(): Promise<boolean>;
  stop(): Promise<void>;
}

export interface EngineSettings {
  readonly url: string;
  /** `web` accepts and takes no turns. */
  readonly role: "all" | "web" | "worker";
  readonly log: (failure: Failure, error?: unknown) => void;
}

export async function startEngine({ url, role, log }: EngineSettings): Promise<Engine> {
  const owner = randomUUID();
  const { sql, end } = openEngineDatabase(url, owner);
  const slot = Math.floor(Math.random() * 1_000);
  await ensureDays(sql);
  const catalog = new Catalog({ published: () => readPublished(sql), versions: (wanted) => readVersions(sql, wanted) });
  await catalog.refresh();
  const pauses = new Pauses({ read: () => readPauses(sql) });
  await pauses.refresh();
  const after = (ms: number, then: () => void) => void setTimeout(then, Math.min(ms, 2 ** 31 - 1)).unref();
  const transport = new PostgresTransport(sql, owner, { clock: Date.now, after, log });
  const backlog = new Backlog({
    unsettled: () => readBacklog(sql),
    ageS: () => queueAge(sql),
    isMemoryFull: () => transport.dispatch.lanes.size >= limits.deliveriesInMemoryMax,
  });
  const accept = acceptor(
    sql,
    catalog,
    slot,
    (deliveries, events) => transport.offer(deliveries, events),
    () => backlog.isFull,
  );
  const stopping = new AbortController();
  let callsOut = 0;
  let mirrors: Mirrors = new Map();
  const announce = announcer(catalog, slot, Date.now);
  const store = postgresRunStore(
    sql,
    (flowId, version) => catalog.bound(flowId, version),
    slot,
    pauses,
    announce,
    () => mirrors,
  );
  const take = takeTurns({
    store,
    flows: catalog,
    pauses,
    outside: async (call) => {
      callsOut++;
      try {
        return await callOutside(call, stopping.signal, (tx, changes, falls) => follow(tx, changes, falls));
      } finally {
        callsOut--;
      }
    },
    mayRepeat,
    clock: Date.now,
    random: Math.random,
    after,
    resume: (message) => transport.resume(message),
    nudge: () => transport.nudge(),
  });
  if (role !== "web") await transport.start(take);
  const follow: Follow = async (tx, changes, falls) => {
    const followed = changes.filter(({ workspaceId }) => catalog.followsStatus(workspaceId));
    if (followed.length + falls.length > 0) await announce(tx, followed, falls);
  };
  const endChores = role === "web" ? null : startChores(url, sql, follow, log);

  const refused = rejections(
    (counts) => countRefused(sql, counts, slot),
    (error) => log({ code: "engine.count", message: "Refused arrivals were not counted; it is tried again.", final: false }, error),
  );

  const look = setInterval(() => {
    readRevision(sql)
      .then(async (revision) => {
        if (revision !== catalog.revision) await catalog.refresh();
        if (revision !== pauses.revision) await pauses.refresh();
      })
      .catch((error: unknown) =>
        log({ code: "engine.flows", message: "Reading the published flows failed; it is tried again.", final: false }, error),
      );
  }, limits.pollMs);
  const echoes = new OwnEchoes(sql);
  const connected = () =>
    Promise.all([
      echoes.refresh(),
      readMirrors(sql).then((read) => {
        mirrors = read;
      }),
    ]).catch((error: unknown) =>
      log({ code: "engine.echoes", message: "Looking which shops are connected failed; it is tried again.", final: false }, error),
    );
  await connected();
  const echo = setInterval(connected, limits.connectionKeptMs);
  const weigh = setInterval(() => {
    backlog
      .look()
      .catch((error: unknown) =>
        log({ code: "engine.backlog", message: "Counting what waits failed; it is tried again.", final: false }, error),
      );
  }, limits.pollMs);
  const days = setInterval(() => {
    ensureDays(sql).catch((error: unknown) =>
      log({ code: "engine.days", message: "Making tomorrow's tables failed; it is tried again.", final: false }, error),
    );
  }, limits.ensureDaysMs);
  const schedules = new Schedules({
    sql,
    catalog,
    accept: (incoming) => accept.accept(incoming),
    works: (shard) => transport.dispatch.shards.has(shard),
    clock: Date.now,
    log,
  });
  schedules.start();
  const listening = await hearOthers(url, owner, () => transport.nudge());

  return {
    acceptor: {
      accept: (incoming) =>
        echoes.mayBe(incoming) ? echoes.marked(incoming).then((marked) => accept.accept(marked)) : accept.accept(incoming),
      get queuedBytes() {
        return accept.queuedBytes;
      },
      drain: () => accept.drain(),
    },
    reject: (workspaceId, why, sourceId) => refused.add(...refusedKeys(workspaceId, why, sourceId)),
    backlog: () => transport.dispatch.lanes.size,
    ready: async () => {
      await sql`select 1`;
      return catalog.revision >= 0 && (role === "web" || transport.dispatch.shards.size > 0);
    },
    async stop() {
      clearInterval(look);
      clearInterval(weigh);
      clearInterval(echo);
      clearInterval(days);
      await endChores?.();
      await schedules.stop();
      await accept.drain();
      await transport.stop(() => callsOut > 0);
      stopping.abort();
      await refused.drain();
      await listening.end().catch(() => {});
      await end();
    },
  };
}
