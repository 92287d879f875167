/** A great many orders without a pause: memory has to be flat, and the pace too. */
import { setTimeout as pause } from "node:timers/promises";
import { memory } from "./figures/process-figures.ts";
import { closedLoop } from "./load/load.ts";
import { settled } from "./settled.ts";
import type { Summary } from "./summary.ts";
import type { BenchDatabase } from "./systems/database.ts";
import { openShop } from "./systems/ours.ts";

const tenths = 10;
const connections = 128;

/** @returns one column for each tenth of the orders */
export async function soak(database: BenchDatabase, total: number, tell: (line: string) => void): Promise<Summary[]> {
  const running = await openShop(await database.fresh("bench_soak"));
  try {
    let orders = 1_000_000_000;
    const load = closedLoop({ target: running.target, connections, serial: () => ++orders });
    const columns: Summary[] = [];
    let last = { at: performance.now(), finished: 0 };
    for (let tenth = 1; tenth <= tenths; tenth++) {
      const wanted = (total * tenth) / tenths;
      while (load.tally.accepted < wanted) await pause(50);
      // times are of no interest here, and a million of them are memory of ours
      load.tally.latenciesMs.length = 0;
      const now = { at: performance.now(), finished: (await running.counts())?.finished ?? 0 };
      const perSecond = ((now.finished - last.finished) * 1_000) / (now.at - last.at);
      const rss = memory(running.pid).now / 2 ** 20;
      columns.push({ system: wanted.toLocaleString("en"), figures: { "runs finished a second": perSecond, "RSS, MiB": rss } });
      tell(`  ${wanted.toLocaleString("en")} accepted: ${Math.round(perSecond)} runs/s, RSS ${Math.round(rss)} MiB`);
      last = now;
    }
    await load.stop();
    await settled("a long load", running, load.tally.accepted, undefined, load.tally.broken);
    return columns;
  } finally {
    await running.stop();
    await database.drop("bench_soak");
  }
}
