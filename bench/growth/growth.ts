/** The same load and the same questions on an empty shop and on grown ones, in turn: growing must not be felt. */
import { setTimeout as pause } from "node:timers/promises";
import { memory } from "../figures/process-figures.ts";
import { closedLoop } from "../load/load.ts";
import { median } from "../load/tally.ts";
import { settled } from "../settled.ts";
import { table, written } from "../summary.ts";
import type { BenchDatabase } from "../systems/database.ts";
import { openShop, type Shop, serveShop } from "../systems/ours.ts";
import { fillHistory } from "./fill.ts";
import { addFlows, addParked } from "./flows-and-waits.ts";
import { type Answer, askHistory } from "./queries.ts";

export interface GrowthOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly warmUpSeconds: number;
  readonly storedRuns: number;
  readonly flows: number;
  readonly parkedRuns: number;
}

type Figures = Readonly<Record<string, number>>;

const seededRuns = 1_000;
const seededFlows = 10;
const connections = 128;

/** @returns each shop's figures, medians of the rounds; the first shop is the empty one */
export async function growth(
  database: BenchDatabase,
  options: GrowthOptions,
  tell: (line: string) => void,
): Promise<Record<string, Figures>> {
  const empty = await seededShop(database);
  const grown: Readonly<Record<string, ((shop: Shop) => Promise<void>) | null>> = {
    empty: null,
    [`${options.storedRuns.toLocaleString("en")} stored runs`]: (shop) => fillHistory(shop, options.storedRuns, tell),
    [`${options.flows.toLocaleString("en")} flows`]: (shop) => addFlows(shop, options.flows),
    [`${options.parkedRuns.toLocaleString("en")} parked runs`]: (shop) => addParked(shop, options.parkedRuns),
  };
  const shops = new Map<string, Shop>();
  for (const [i, [name, grow]] of Object.entries(grown).entries()) {
    const url = await database.fresh(`bench_growth_${i}`, "bench_growth_seed");
    const shop = { ...empty, url };
    tell(`growing: ${name}`);
    await grow?.(shop);
    shops.set(name, shop);
  }

  const rounds = new Map<string, Figures[]>([...shops.keys()].map((name) => [name, []]));
  for (let n = 1; n <= options.rounds; n++) {
    for (const [name, shop] of shops) {
      await database.sql`checkpoint`;
      const figures = await measure(name, shop, 1_000_000_000 * n, options);
      rounds.get(name)?.push(figures);
      tell(`round ${n} of ${options.rounds}: ${name}: ${written(figures[throughput])} runs/s`);
    }
  }
  return Object.fromEntries([...rounds].map(([name, own]) => [name, medians(own)]));
}

const throughput = "runs finished a second";

/** A thousand real runs, and nine flows beside the one that is measured. */
async function seededShop(database: BenchDatabase): Promise<Shop> {
  const running = await openShop(await database.fresh("bench_growth_seed"));
  let orders = 100_000_000;
  const load = closedLoop({ target: running.target, connections: 8, serial: () => ++orders });
  while (load.tally.accepted < seededRuns) await pause(10);
  await load.stop();
  await settled("the seed", running, load.tally.accepted);
  await running.stop();
  await addFlows(running.shop, seededFlows);
  return running.shop;
}

async function measure(name: string, shop: Shop, firstOrder: number, options: GrowthOptions): Promise<Figures> {
  const running = await serveShop(shop);
  try {
    let orders = firstOrder;
    const before = (await running.counts()) ?? undefined;
    const atRest = memory(running.pid).now;
    const began = performance.now();
    const first = closedLoop({ target: running.target, connections: 1, serial: () => ++orders });
    while (first.tally.accepted < 1) await pause(5);
    const firstMs = performance.now() - began;
    await first.stop();
    const load = closedLoop({ target: running.target, connections, serial: () => ++orders });
    await pause(options.warmUpSeconds * 1_000);
    const from = { at: performance.now(), ...(await running.counts()) };
    await pause(options.seconds * 1_000);
    const to = { at: performance.now(), ...(await running.counts()) };
    await load.stop();
    await settled(name, running, first.tally.accepted + load.tally.accepted, before);
    return {
      [throughput]: (((to.finished ?? 0) - (from.finished ?? 0)) * 1_000) / (to.at - from.at),
      ...rows(await askHistory(running)),
      "first order after the start, ms": firstMs,
      "RSS at rest, MiB": atRest / 2 ** 20,
    };
  } finally {
    await running.stop();
  }
}

const rows = (answers: Readonly<Record<string, Answer>>): Figures =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([name, { ms, pages }]) => [
      [`${name}, ms`, ms],
      [`${name}, pages`, pages],
    ]),
  );

function medians(rounds: readonly Figures[]): Figures {
  return Object.fromEntries(Object.keys(rounds[0] ?? {}).map((name) => [name, median(rounds.map((round) => round[name] ?? Number.NaN))]));
}

/** Figures of each shop, and how many times worse than the empty one it is: 1 is the same. */
export function growthTable(shops: Readonly<Record<string, Figures>>): string {
  const [empty] = Object.values(shops);
  const worse = (name: string, value: number): number => {
    const own = empty?.[name] ?? Number.NaN;
    return name === throughput ? own / value : value / own;
  };
  return table(
    Object.entries(shops).flatMap(([system, figures], i) => [
      { system, figures },
      ...(i === 0
        ? []
        : [
            {
              system: "times worse",
              figures: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, worse(name, value)])),
            },
          ]),
    ]),
  );
}
