/** Five times what can be finished, for as long as asked: what is taken is finished, the rest is told to come again, and after it all is as before. */
import { setTimeout as pause } from "node:timers/promises";
import { memory } from "./figures/process-figures.ts";
import { closedLoop, openLoop } from "./load/load.ts";
import { percentile } from "./load/tally.ts";
import { settled } from "./settled.ts";
import type { Summary } from "./summary.ts";
import type { BenchDatabase } from "./systems/database.ts";
import { type OurRunning, openShop } from "./systems/ours.ts";

export interface OverloadOptions {
  readonly seconds: number;
  /** Of what is finished in a second. */
  readonly times: number;
}

/** Senders do not share connections: many more of them than there is room to serve at once. */
const connections = 2_000;
const mib = 2 ** 20;

export async function overload(database: BenchDatabase, options: OverloadOptions, tell: (line: string) => void): Promise<Summary> {
  const running = await openShop(await database.fresh("bench_overload"));
  try {
    return { system: `${options.times} times capacity for ${options.seconds} s`, figures: await measure(running, options, tell) };
  } finally {
    await running.stop();
    await database.drop("bench_overload");
  }
}

async function measure(running: OurRunning, options: OverloadOptions, tell: (line: string) => void): Promise<Record<string, number>> {
  let orders = 1_000_000_000;
  const serial = () => ++orders;
  const { target } = running;
  let acknowledged = 0;
  let unknown = 0;

  const capacity = await finishedPerSecond(running, closedLoop({ target, connections: 128, serial }), (accepted) => {
    acknowledged += accepted;
  });
  await settled("before the overload", running, acknowledged);
  const before = await calm(running, capacity / 2, serial);
  acknowledged += before.accepted;
  await settled("at half load", running, acknowledged);

  const rss: number[] = [];
  const watch = setInterval(() => rss.push(memory(running.pid).now), 1_000);
  const perSecond = Math.round(capacity * options.times);
  const load = openLoop({ target, connections, serial, perSecond });
  for (let second = 10; second <= options.seconds; second += 10) {
    await pause(10_000);
    const { accepted, refused, broken } = load.tally;
    const resident = Math.round((rss.at(-1) ?? 0) / mib);
    tell(
      `  after ${second} s: ${accepted} accepted, ${refused} refused, ${broken} broken${broken > 0 ? ` (${JSON.stringify(load.tally.brokenBy)})` : ""}, RSS ${resident} MiB`,
    );
  }
  await pause((options.seconds % 10) * 1_000);
  const { accepted, refused, broken, wrong, latenciesMs } = load.tally;
  const stopped = performance.now();
  await load.stop();
  acknowledged += load.tally.accepted;
  unknown += load.tally.broken;
  if (wrong > 0) throw new Error(`${wrong} answers were neither 2xx nor a refusal.`);
  await settled("after the overload", running, acknowledged, undefined, unknown);
  const drainSeconds = (performance.now() - stopped) / 1_000;
  clearInterval(watch);
  const { accepted: kept } = await running.counts().then((counts) => counts ?? { accepted: 0 });

  const after = await calm(running, capacity / 2, serial);
  await settled("after recovery", running, after.accepted, { accepted: kept, finished: kept, failed: 0, open: 0 });
  return {
    "runs finished a second before": capacity,
    "orders due a second": perSecond,
    "orders sent": accepted + refused + broken,
    accepted,
    "refused with 429 or 503": refused,
    "refused, %": (100 * refused) / Math.max(1, accepted + refused + broken),
    "connections broken": broken,
    "due and never sent: no sender was free": perSecond * options.seconds - (accepted + refused + broken),
    "2xx under overload, ms p99": percentile(latenciesMs, 0.99),
    "until all accepted were finished, s": drainSeconds,
    "peak RSS, MiB": memory(running.pid).peak / mib,
    "2xx at half load before, ms p99": before.p99,
    "2xx at half load after, ms p99": after.p99,
  };
}

async function finishedPerSecond(
  running: OurRunning,
  load: ReturnType<typeof closedLoop>,
  ended: (accepted: number) => void,
): Promise<number> {
  await pause(5_000);
  const from = { at: performance.now(), n: (await running.counts())?.finished ?? 0 };
  await pause(10_000);
  const to = { at: performance.now(), n: (await running.counts())?.finished ?? 0 };
  await load.stop();
  ended(load.tally.accepted);
  return ((to.n - from.n) * 1_000) / (to.at - from.at);
}

/** Ten seconds of a pace that is no trouble. */
async function calm(running: OurRunning, perSecond: number, serial: () => number): Promise<{ accepted: number; p99: number }> {
  const load = openLoop({ target: running.target, connections: 128, serial, perSecond: Math.max(1, Math.floor(perSecond)) });
  await pause(10_000);
  await load.stop();
  return { accepted: load.tally.accepted, p99: percentile(load.tally.latenciesMs, 0.99) };
}
