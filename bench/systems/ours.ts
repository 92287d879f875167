/** The product as an operator starts it, screens and all, with one flow of five steps live: every order takes all five. */
import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { startProduct } from "#tests/product.ts";
import { type Api, openApi } from "./api.ts";
import type { BenchDatabase } from "./database.ts";
import type { Percentiles, Running, System } from "./system.ts";

export interface OurRunning extends Running {
  readonly api: Api;
  readonly sql: postgres.Sql;
  readonly flowId: string;
}

export interface OurOptions {
  /** Signed as Standard Webhooks does, or not at all. */
  readonly signed?: boolean;
  readonly databaseName?: string;
}

const flow = {
  name: "Big orders",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "big", type: "logic.if", config: { when: "order.total > 500.0" } },
    { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "priority" } },
    { id: "vip", type: "logic.if", config: { when: "'vip' in customer.tags" } },
    { id: "tell", type: "team.note", config: { text: "Big order {{ order.number }} of {{ customer.name }}", orderId: "{{ order.id }}" } },
  ],
  edges: [
    { from: "start", port: "out", to: "big" },
    { from: "big", port: "true", to: "mark" },
    { from: "mark", port: "out", to: "vip" },
    { from: "vip", port: "true", to: "tell" },
  ],
};

const reading = { platform: "shopify", topic: "orders/create" };

export const ourSystem = (database: BenchDatabase, options: OurOptions = {}): System => ({
  name: options.signed ? "Tradewind, signed" : "Tradewind",
  connections: 128,
  keepsRuns: true,
  hasLanes: !options.signed,
  start: () => startOurs(database, options),
});

export async function startOurs(
  database: BenchDatabase,
  { signed = false, databaseName = "bench_ours" }: OurOptions = {},
): Promise<OurRunning> {
  const url = await database.fresh(databaseName);
  const key = randomBytes(24).toString("base64url");
  const env = { DATABASE_URL: url, TRADEWIND_SECRET_KEY: randomBytes(32).toString("base64"), TRADEWIND_API_KEY: key };
  const product = startProduct({ env });
  const address = await product.ready;
  const api = openApi(address, key);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const scheme = signed ? "standard-webhooks" : "none";
  const source = await api.post<{ id: string; secret: string | null }>("/sources", { name: "Shop", scheme, settings: reading });
  const { id: flowId } = await api.post<{ id: string }>("/flows", flow);
  await api.post(`/flows/${flowId}/publish`, {});
  const { hostname, port } = new URL(address);

  return {
    api,
    sql,
    flowId,
    target: { host: hostname, port: Number(port), path: `/hooks/${source.id}`, ...(source.secret ? { secret: source.secret } : {}) },
    pid: product.child.pid ?? 0,
    async counts() {
      const { events, runs } = await api.get<OurStats>("/stats");
      return { accepted: events.accepted, finished: runs.finished, failed: runs.failed + runs.cancelled, open: runs.live + runs.parked };
    },
    finishedMs: (since) => finishedMs(sql, since),
    async stop() {
      const { code } = await product.stop();
      await sql.end({ timeout: 2 });
      await database.drop(databaseName);
      if (code !== 0) throw new Error(`The product ended with ${code}:\n${product.said().slice(-4_000)}`);
    },
  };
}

interface OurStats {
  events: { accepted: number };
  runs: { finished: number; failed: number; cancelled: number; live: number; parked: number };
}

/** A run's end is written just before its commit: the times lack that commit's own few milliseconds. */
async function finishedMs(sql: postgres.Sql, since: Date): Promise<Percentiles | null> {
  const [row] = await sql<{ ms: number[] | null }[]>`
    select percentile_cont(array[0.5, 0.99]) within group (order by extract(epoch from run.ended_at - event.received_at) * 1000) as ms
    from run join event on event.day = run.day and event.id = run.event_id
    where event.received_at >= ${since}`;
  const [p50 = Number.NaN, p99 = Number.NaN] = row?.ms ?? [];
  return { p50, p99 };
}
