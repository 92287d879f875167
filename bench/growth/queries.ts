/** What a person looks up in the history, asked over the API as the screens ask it. */
import { setTimeout as pause } from "node:timers/promises";
import { median } from "../load/tally.ts";
import type { OurRunning } from "../systems/ours.ts";

interface Wanted {
  readonly order: string;
  readonly number: string;
  readonly customer: string;
}

const questions: Readonly<Record<string, (wanted: Wanted, flowId: string) => string>> = {
  "runs, first page": () => "/runs",
  "runs of a flow": (_, flowId) => `/runs?flowId=${flowId}`,
  "runs finished": () => "/runs?status=finished",
  "runs failed": () => "/runs?status=failed",
  "runs of an order": ({ order }) => `/runs?entity=order:${order}`,
  "runs by order number": ({ number }) => `/runs?search=${encodeURIComponent(number)}`,
  "orders by number": ({ number }) => `/orders?search=${encodeURIComponent(number)}`,
  "orders of a customer": ({ customer }) => `/orders?customer=${customer}`,
  "a customer": ({ customer }) => `/customers/${customer}`,
  "the palette, by number": ({ number }) => `/search?q=${encodeURIComponent(number)}`,
  "events, first page": () => "/events",
  counters: () => "/stats",
};

/** Each asked so often. */
const times = 15;

export interface Answer {
  /** Median; the first answer, which warms the code up, does not count. */
  readonly ms: number;
  /** Pages of tables and indexes that one answer looked at: the same however busy the machine is. */
  readonly pages: number;
}

export async function askHistory({ api, sql, shop }: OurRunning): Promise<Record<string, Answer>> {
  const [wanted] = await sql<Wanted[]>`
    select o.id as order, o.number, o.customer_id as customer from shop_order o join run on run.entity_id = o.id and run.entity_type = 'order'
    order by run.started_at, run.id limit 1`;
  if (!wanted) throw new Error("There is no order to look for.");
  const answers: Record<string, Answer> = {};
  let before = await pagesSoFar(sql);
  for (const [name, path] of Object.entries(questions)) {
    const ms: number[] = [];
    for (let i = 0; i <= times; i++) {
      const began = performance.now();
      await api.get(path(wanted, shop.flowId));
      if (i > 0) ms.push(performance.now() - began);
      await pause(5);
    }
    const after = await pagesSoFar(sql);
    answers[name] = { ms: median(ms), pages: (after - before) / (times + 1) };
    before = after;
  }
  return answers;
}

/** A session hands its counts over when it has been idle for a second. What the product does by itself meanwhile is among them. */
async function pagesSoFar(sql: OurRunning["sql"]): Promise<number> {
  await pause(1_200);
  const [row] = await sql<{ pages: string }[]>`
    select (blks_hit + blks_read)::text as pages from pg_stat_database where datname = current_database()`;
  return Number(row?.pages);
}
