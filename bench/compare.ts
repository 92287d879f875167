/**
 * How fast a draft is compared with its live version: recorded Shopify orders streamed from PostgreSQL through a flow of ten
 * steps, by both versions, on one core. Memory has to be flat.
 */

import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import type { Sql } from "#drizzle/client.ts";
import { openDatabase } from "#drizzle/database.ts";
import { migrate } from "#drizzle/migrate.ts";
import { createComparison } from "#engine/commands/create-comparison.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { saveDraft } from "#engine/commands/save-draft.ts";
import { eventId } from "#engine/ingest/ids.ts";
import { comparingThread } from "#engine/store/work-comparisons.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { openShopOn } from "#tests/shop-on.ts";
import { createdAtMark, orderBody } from "./load/order-request.ts";
import type { Summary } from "./summary.ts";
import type { BenchDatabase } from "./systems/database.ts";

/** Ten steps, nine of which every order comes to. */
const tenSteps = (limit: string): FlowDraft => ({
  name: "Ten steps",
  nodes: [
    { id: "start", type: "trigger.event", config: { event: "order.created" } },
    { id: "whole", type: "logic.filter", config: { when: "size(order.items) > 0" } },
    { id: "seen", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "seen" } },
    { id: "vip", type: "logic.if", config: { when: "'vip' in customer.tags || order.discount > 100.0" } },
    {
      id: "kind",
      type: "logic.switch",
      config: { cases: [{ id: "lamp", label: "Lamps", when: "order.items.exists(i, i.sku.startsWith('LAMP'))" }] },
    },
    { id: "lamps", type: "order.tag", config: { orderId: "{{ order.id }}", tag: "lamps" } },
    { id: "big", type: "logic.if", config: { when: `order.total > ${limit} && order.shippingAddress.country == 'DE'` } },
    { id: "hold", type: "order.set-status", config: { orderId: "{{ order.id }}", status: "held" } },
    { id: "tell", type: "team.note", config: { text: "Please check {{ order.number }} of {{ customer.name }}" } },
    { id: "end", type: "logic.stop", config: { outcome: "finished", message: "", result: {} } },
  ],
  edges: [
    { from: "start", to: "whole" },
    { from: "whole", port: "out", to: "seen" },
    { from: "seen", to: "vip" },
    { from: "vip", port: "true", to: "kind" },
    { from: "kind", port: "lamp", to: "lamps" },
    { from: "lamps", to: "big" },
    { from: "big", port: "true", to: "hold" },
    { from: "hold", to: "tell" },
    { from: "tell", to: "end" },
  ],
});

const fifths = 5;

/** @returns one column for each fifth of the events */
export async function compareSpeed(database: BenchDatabase, total: number, tell: (line: string) => void): Promise<Summary[]> {
  const url = await database.fresh("bench_compare");
  await migrate(url);
  const { sql, end } = openDatabase(url, { connections: 2, name: "tradewind bench" });
  const shop = await openShopOn(url, sql);
  try {
    tell(`recording ${total.toLocaleString("en")} orders`);
    await record(sql, shop.workspaceId, total);
    const { id } = await createFlow(shop.editor, flowDocument.parse(tenSteps("500.0")));
    await publishFlow(shop.editor, { id });
    await saveDraft(shop.editor, { id, document: flowDocument.parse(tenSteps("700.0")), ifMatch: null });
    const { id: comparison } = await createComparison(shop.editor, { id, events: total });
    return await watched(sql, comparison, comparingThread(url, comparison), total, tell);
  } finally {
    await shop.close();
    await end();
    await database.drop("bench_compare");
  }
}

/** In a thread of its own, as in the product; this one only looks. What the process takes of a core is all counted. */
async function watched(sql: Sql, id: string, thread: Worker, total: number, tell: (line: string) => void): Promise<Summary[]> {
  let isOver = false;
  const ended = once(thread, "exit").finally(() => {
    isOver = true;
  });
  const began = { at: performance.now(), done: 0, cpu: process.cpuUsage() };
  const columns: Summary[] = [];
  let last = began;
  // the least that is seen of it is what a collection leaves
  let heap = Number.POSITIVE_INFINITY;
  const look = (done: number) => {
    const figures = { ...since(last, done), "heap, MiB": heap / mib, "RSS, MiB": process.memoryUsage().rss / mib };
    columns.push({ system: done.toLocaleString("en"), figures });
    tell(`  ${done.toLocaleString("en")}: ${sentence(figures)}`);
    last = { at: performance.now(), done, cpu: process.cpuUsage() };
    heap = Number.POSITIVE_INFINITY;
  };
  while (!isOver) {
    await Promise.race([ended, pause(lookMs)]);
    const statistics = await thread.getHeapStatistics().catch(() => null);
    if (statistics) heap = Math.min(heap, statistics.used_heap_size);
    const [row] = await sql<{ done: number }[]>`select done from comparison where id = ${id}`;
    if (row && row.done - last.done >= total / fifths) look(row.done);
  }
  const [row] = await sql<{ state: string; done: number }[]>`select state, done from comparison where id = ${id}`;
  if (row?.state !== "finished" || row.done !== total) throw new Error(`the comparison is ${row?.state} at ${row?.done} of ${total}`);
  tell(`in all: ${sentence(since(began, total))}`);
  return columns;
}

const lookMs = 50;
const mib = 2 ** 20;

function since(from: { at: number; done: number; cpu: NodeJS.CpuUsage }, done: number) {
  const { user, system } = process.cpuUsage(from.cpu);
  return {
    "events/s": ((done - from.done) * 1_000) / (performance.now() - from.at),
    "events a second of one core": ((done - from.done) * 1e6) / (user + system),
  };
}

const sentence = (figures: Readonly<Record<string, number>>) =>
  Object.entries(figures)
    .map(([name, n]) => `${Math.round(n).toLocaleString("en")} ${name}`)
    .join(", ");

const atOnce = 1_000;

async function record(sql: Sql, workspaceId: string, total: number): Promise<void> {
  const template = orderBody();
  const first = Date.now() - total;
  for (let n = 0; n < total; n += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, total - n) }, (_, i) => {
      const serial = String(1_000_000_000 + n + i);
      const order = String(10_000_000_000 + n + i).slice(1);
      const at = first + n + i;
      // a shop tells of an order when it is placed
      const body = template
        .replaceAll(createdAtMark, new Date(at).toISOString())
        .replaceAll("7777777777", serial)
        .replaceAll("8888888888", order)
        .replaceAll("612.40", `${400 + ((n + i) % 500)}.40`);
      return { id: eventId(at), at: new Date(at).toISOString(), entity: `6${order}`, body: Buffer.from(body).toString("hex") };
    });
    await sql`
      insert into event (id, day, workspace_id, source_id, origin, type, topic, entity_type, entity_id, received_at, reading, body, headers, started)
      select id, (at at time zone 'UTC')::date, ${workspaceId}, null, 'webhook', 'order.created', 'orders/create', 'order', entity, at,
        '{"platform":"shopify","topic":"orders/create","v":1}', decode(body, 'hex'), '{}', 1
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ at }) => at)}::timestamptz[], ${rows.map(({ entity }) => entity)}::text[],
        ${rows.map(({ body }) => body)}::text[]) as e(id, at, entity, body)`;
  }
  await sql`analyze event`;
}
