/** The product as an operator starts it, screens and all, with one flow of five steps live: every order takes all five. */
import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { startProduct } from "#tests/product.ts";
import { closeOnInterrupt } from "../interrupt.ts";
import { type Api, openApi } from "./api.ts";
import type { BenchDatabase } from "./database.ts";
import type { Percentiles, Running, System } from "./system.ts";

/** A database with the flow live and an address for orders: the product can be started on it again and again. */
export interface Shop {
  readonly url: string;
  readonly env: { readonly DATABASE_URL: string; readonly TRADEWIND_SECRET_KEY: string; readonly TRADEWIND_API_KEY: string };
  readonly path: string;
  readonly secret: string | null;
  readonly flowId: string;
}

export interface OurRunning extends Running {
  readonly api: Api;
  readonly sql: postgres.Sql;
  readonly shop: Shop;
}

/** Five steps, all of which every order takes. */
export const bigOrders = {
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

/** @param signed as Standard Webhooks does, or not at all */
export const ourSystem = (database: BenchDatabase, { signed }: { readonly signed: boolean }): System => ({
  name: signed ? "Tradewind, signed" : "Tradewind",
  connections: 128,
  keepsRuns: true,
  hasLanes: !signed,
  async start() {
    const running = await openShop(await database.fresh("bench_ours"), signed);
    return {
      ...running,
      async stop() {
        await running.stop();
        await database.drop("bench_ours");
      },
    };
  },
});

/** @param url of an empty database */
export async function openShop(url: string, signed = false): Promise<OurRunning> {
  const secret = () => randomBytes(32).toString("base64");
  const env = { DATABASE_URL: url, TRADEWIND_SECRET_KEY: secret(), TRADEWIND_API_KEY: secret() };
  const product = await start(env);
  const scheme = signed ? "standard-webhooks" : "none";
  const source = await product.api.post<{ id: string; secret: string | null }>("/sources", { name: "Shop", scheme, settings: reading });
  const { id: flowId } = await product.api.post<{ id: string }>("/flows", bigOrders);
  await product.api.post(`/flows/${flowId}/publish`, {});
  return running(product, { url, env, path: `/hooks/${source.id}`, secret: source.secret, flowId });
}

/** The same shop again, on its own database or on a copy of it. */
export async function serveShop(shop: Shop, url = shop.url): Promise<OurRunning> {
  const env = { ...shop.env, DATABASE_URL: url };
  return running(await start(env), { ...shop, url, env });
}

async function start(env: Shop["env"]) {
  const product = startProduct({ env: { ...env } });
  const closed = closeOnInterrupt(() => product.stop());
  void product.ended.then(closed);
  const address = await product.ready;
  return { product, address: new URL(address), api: openApi(address, env.TRADEWIND_API_KEY) };
}

function running({ product, address, api }: Awaited<ReturnType<typeof start>>, shop: Shop): OurRunning {
  const sql = postgres(shop.url, { max: 1, onnotice: () => {} });
  return {
    api,
    sql,
    shop,
    target: { host: address.hostname, port: Number(address.port), path: shop.path, ...(shop.secret ? { secret: shop.secret } : {}) },
    pid: product.child.pid ?? 0,
    async counts() {
      const { events, runs } = await api.get<OurStats>("/stats");
      return { accepted: events.accepted, finished: runs.finished, failed: runs.failed + runs.cancelled, open: runs.live + runs.parked };
    },
    finishedMs: (since) => finishedMs(sql, since),
    async stop() {
      const { code } = await product.stop();
      await sql.end({ timeout: 2 });
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
