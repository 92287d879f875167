/** One round with one system, from its start to its stop: as many orders as it takes, then half of that for the times, then one hot order. */
import { setTimeout as pause } from "node:timers/promises";
import { type DatabaseFigures, databaseFigures } from "./figures/database-figures.ts";
import { type MachineFigures, machineFigures } from "./figures/machine-figures.ts";
import { cpuSeconds, memory } from "./figures/process-figures.ts";
import { closedLoop, type Load, openLoop } from "./load/load.ts";
import { percentile } from "./load/tally.ts";
import { settled } from "./settled.ts";
import type { BenchDatabase } from "./systems/database.ts";
import type { Percentiles, Running, System } from "./systems/system.ts";

export interface RoundOptions {
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

export interface Round {
  readonly system: string;
  /** 2xx a second while as many are sent as are answered, and runs finished a second meanwhile; null where nothing is run. */
  readonly answeredPerSecond: number;
  readonly finishedPerSecond: number | null;
  /** From the last answer until nothing was open any more. */
  readonly drainSeconds: number;
  readonly hotPerSecond: number | null;
  readonly half: { readonly perSecond: number; readonly answerMs: Percentiles; readonly finishedMs: Percentiles | null };
  readonly peakRssBytes: number;
  /** Resident after warm-up and at the end of the same load: flat or not. */
  readonly rssBytes: { readonly early: number; readonly late: number };
  readonly perThousand: {
    readonly appCpuSeconds: number;
    readonly postgresCpuSeconds: number;
    readonly walBytes: number;
    readonly commits: number;
  };
  /** Of the machine's cores, what others took meanwhile: near 0, or the figures are of a shared machine. */
  readonly takenByOthers: number;
  readonly accepted: number;
  readonly refused: number;
}

export async function playRound(system: System, database: BenchDatabase, options: RoundOptions): Promise<Round> {
  const running = await system.start();
  try {
    return await measure(system, running, database, options);
  } finally {
    await running.stop();
  }
}

async function measure(system: System, running: Running, database: BenchDatabase, options: RoundOptions): Promise<Round> {
  const { connections } = system;
  let orders = 1_000_000_000;
  const serial = () => ++orders;
  const { target } = running;
  let acknowledged = 0;
  const after = async (load: Load) => {
    await load.stop();
    acknowledged += load.tally.accepted;
    if (load.tally.wrong + load.tally.broken > 0)
      throw new Error(
        `${system.name}: ${load.tally.wrong} answers were neither 2xx nor a refusal, ${load.tally.broken} connections broke.`,
      );
    await settled(system.name, running, acknowledged);
  };

  const before = await spent(running, database);
  const load = closedLoop({ target, connections, serial });
  await pause(options.warmUpSeconds * 1_000);
  const early = memory(running.pid).now;
  const from = await moment(system, running, load);
  await pause(options.seconds * 1_000);
  const to = await moment(system, running, load);
  const late = memory(running.pid).now;
  const seconds = (to.at - from.at) / 1_000;
  const stopped = performance.now();
  await after(load);
  const drainSeconds = (performance.now() - stopped) / 1_000;
  await pause(1_200);
  const thousands = load.tally.accepted / 1_000;
  const now = await spent(running, database);

  const answeredPerSecond = (to.answered - from.answered) / seconds;
  const finishedPerSecond = system.keepsRuns ? (to.finished - from.finished) / seconds : null;
  const half = Math.max(1, Math.floor((finishedPerSecond ?? answeredPerSecond) / 2));
  const began = new Date();
  const halfLoad = openLoop({ target, connections, serial, perSecond: half });
  await pause(Math.max(5, options.seconds / 2) * 1_000);
  await after(halfLoad);
  const { latenciesMs } = halfLoad.tally;

  return {
    system: system.name,
    answeredPerSecond,
    finishedPerSecond,
    drainSeconds,
    half: {
      perSecond: half,
      answerMs: { p50: percentile(latenciesMs, 0.5), p99: percentile(latenciesMs, 0.99) },
      finishedMs: await running.finishedMs(began),
    },
    hotPerSecond: system.hasLanes
      ? await hotOrder(system, running, closedLoop({ target, connections, serial, hot: true }), options, after)
      : null,
    peakRssBytes: memory(running.pid).peak,
    rssBytes: { early, late },
    perThousand: {
      appCpuSeconds: (now.appCpu - before.appCpu) / thousands,
      postgresCpuSeconds: (now.postgresCpu - before.postgresCpu) / thousands,
      walBytes: (now.walBytes - before.walBytes) / thousands,
      commits: (now.commits - before.commits) / thousands,
    },
    takenByOthers: othersShare(before, now),
    accepted: acknowledged,
    refused: load.tally.refused + halfLoad.tally.refused,
  };
}

async function hotOrder(
  system: System,
  running: Running,
  load: Load,
  options: RoundOptions,
  after: (load: Load) => Promise<unknown>,
): Promise<number> {
  await pause(1_000);
  const from = await moment(system, running, load);
  await pause(Math.max(5, options.seconds / 4) * 1_000);
  const to = await moment(system, running, load);
  await after(load);
  return ((to.finished - from.finished) * 1_000) / (to.at - from.at);
}

async function moment(system: System, running: Running, load: Load): Promise<{ at: number; answered: number; finished: number }> {
  const counts = system.keepsRuns ? await running.counts() : null;
  return { at: performance.now(), answered: load.tally.accepted, finished: counts?.finished ?? load.tally.accepted };
}

interface Spent extends DatabaseFigures, MachineFigures {
  readonly appCpu: number;
  readonly postgresCpu: number;
  readonly ownCpu: number;
}

async function spent(running: Running, database: BenchDatabase): Promise<Spent> {
  const { user, system } = process.cpuUsage();
  return {
    appCpu: cpuSeconds(running.pid),
    postgresCpu: cpuSeconds(database.pid()),
    ownCpu: (user + system) / 1e6,
    ...machineFigures(),
    ...(await databaseFigures(database.sql)),
  };
}

function othersShare(before: Spent, now: Spent): number {
  const of = (read: (spent: Spent) => number) => read(now) - read(before);
  const others = of((spent) => spent.busySeconds) - of((spent) => spent.appCpu + spent.postgresCpu + spent.ownCpu);
  return Math.max(0, others) / of((spent) => spent.allSeconds);
}
