/** A crowd of runs that wait for their time: they outlive a restart, take no memory, wake on time and stay on their version. */
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { memory } from "./figures/process-figures.ts";
import { columnsOf, tallied } from "./growth/fill.ts";
import { closedLoop } from "./load/load.ts";
import type { Summary } from "./summary.ts";
import type { BenchDatabase } from "./systems/database.ts";
import { type OurRunning, openShop, type Shop, serveShop } from "./systems/ours.ts";

/** So many wake in a second, the first of them so many seconds after they were put there. */
const wakesPerSecond = 1_000;
const firstAfterSeconds = 30;

export async function waits(database: BenchDatabase, total: number, tell: (line: string) => void): Promise<Summary> {
  const { shop, flowId } = await parkOne(await database.fresh("bench_waits"));
  const before = await serveShop(shop);
  const emptyRss = await restingRss(before);
  await before.stop();

  await parkMany(shop, flowId, total);
  tell(`${total.toLocaleString("en")} runs wait; the product starts`);
  const running = await serveShop(shop);
  try {
    const fullRss = await restingRss(running);
    await running.api.post(`/flows/${flowId}/publish`, {});
    await allWoken(running);
    return { system: "waits", figures: await lateness(running, flowId, total, (fullRss - emptyRss) / total) };
  } finally {
    await running.stop();
    await database.drop("bench_waits");
  }
}

/** No longer than ten minutes: what then has not woken is missing in the sum. */
async function allWoken(running: OurRunning): Promise<void> {
  const deadline = performance.now() + 600_000;
  while (((await running.counts())?.open ?? 0) > 0 && performance.now() < deadline) await pause(200);
}

/** A shop with a flow that waits, and one run of it that the product itself has parked. */
async function parkOne(url: string): Promise<{ shop: Shop; flowId: string }> {
  const running = await openShop(url);
  const { id: flowId } = await running.api.post<{ id: string }>("/flows", {
    name: "Later",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "wait", type: "logic.wait", config: { for: "PT25S" } },
      { id: "tell", type: "team.note", config: { text: "Still open" } },
    ],
    edges: [
      { from: "start", port: "out", to: "wait" },
      { from: "wait", port: "out", to: "tell" },
    ],
  });
  await running.api.post(`/flows/${flowId}/publish`, {});
  let orders = 1_000_000_000;
  const load = closedLoop({ target: running.target, connections: 1, serial: () => ++orders });
  while (load.tally.accepted < 1) await pause(5);
  await load.stop();
  while (((await running.counts())?.open ?? 0) < load.tally.accepted) await pause(20);
  await running.stop();
  return { shop: running.shop, flowId };
}

async function restingRss(running: OurRunning): Promise<number> {
  await pause(5_000);
  return memory(running.pid).now;
}

/** Copies of it, each of another order, that wake one after the other. */
async function parkMany(shop: Shop, flowId: string, total: number): Promise<void> {
  const sql = postgres(shop.url, { max: 1, onnotice: () => {} });
  const own: Readonly<Record<string, string>> = {
    id: "gen_random_uuid()",
    entity_id: "'3' || s",
    lane: "t.workspace_id || '/order:3' || s",
    shard: "s % 32",
    wake_at: `now() + make_interval(secs => ${firstAfterSeconds} + s / ${wakesPerSecond}.0)`,
  };
  const columns = await columnsOf(sql, "run_live");
  await sql.unsafe(`
    insert into run_live (${columns.map((name) => `"${name}"`).join(", ")})
    select ${columns.map((name) => own[name] ?? `t."${name}"`).join(", ")}
    from generate_series(1, ${total}) s, (select * from run_live where flow_id = '${flowId}' limit 1) t`);
  await sql`create table due as select id, wake_at from run_live where flow_id = ${flowId}`;
  await tallied(sql, { "events.accepted": total, "runs.started": total });
  await sql`vacuum analyze`;
  await sql.end();
}

async function lateness(
  { sql }: OurRunning,
  flowId: string,
  total: number,
  bytesEach: number,
): Promise<Readonly<Record<string, number | null>>> {
  const [row] = await sql<{ woken: number; early: number; versions: number; late: number[] }[]>`
    select count(*)::int as woken, count(*) filter (where ended_at < wake_at)::int as early, max(version)::int as versions,
      percentile_cont(array[0.5, 0.99, 1]) within group (order by extract(epoch from ended_at - wake_at) * 1000) as late
    from due join run using (id) where flow_id = ${flowId} and status = 'finished'`;
  if (!row || row.woken < total || row.early > 0 || row.versions !== 1)
    throw new Error(`Of ${total} runs ${row?.woken ?? 0} were finished, ${row?.early ?? 0} too early, on version ${row?.versions ?? "?"}.`);
  const [p50 = Number.NaN, p99 = Number.NaN, most = Number.NaN] = row.late;
  return {
    "runs that waited": row.woken,
    "wakes a second": wakesPerSecond,
    "finished after their time, ms p50": p50,
    "finished after their time, ms p99": p99,
    "finished after their time, ms at most": most,
    "memory each, bytes": bytesEach,
  };
}
