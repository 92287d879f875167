/** Prices that a rule set wrongly, taken back at a server that plays Shopify's side: those that are still as it left them, once. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { run } from "#drizzle/schema/engine.ts";
import { flow, flowVersion } from "#drizzle/schema/flow.ts";
import { jobBody } from "#lib/api/jobs.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { limits } from "#lib/limits.ts";
import type { EffectArgs, EffectReply } from "#lib/run/effects.ts";
import type { Entry } from "#lib/run/journal.ts";
import { type Asked, openProvider, type ProviderServer } from "#tests/provider-server.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { createConnection } from "../commands/create-connection.ts";
import { createJob } from "../commands/create-job.ts";
import { createSource } from "../commands/create-source.ts";
import { eventId, runId } from "../ingest/ids.ts";
import { getJob, listUndoItems } from "../queries/get-job.ts";
import { previewJob } from "../queries/preview-job.ts";
import { database } from "../store/database.ts";
import { jobWorker } from "../store/work-jobs.ts";
import { callOutside } from "./call-outside.ts";
import { lookAgain } from "./outside-gates.ts";
import { undoOutside } from "./undo-outside.ts";

let shop: TestShop;
let server: ProviderServer;
let connectionId = "";
let prices: Map<string, string>;
let flowId = "";

beforeAll(async () => {
  shop = await openTestShop();
  server = await openProvider(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { q: string; variants: { id: string; price: string }[] } };
    if (query.includes("productVariantsBulkUpdate(")) {
      const [variant] = variables.variants;
      prices.set(variant?.id.split("/").at(-1) ?? "", variant?.price ?? "");
      return { body: { data: { productVariantsBulkUpdate: { productVariants: [], userErrors: [] } } } };
    }
    const sku = /sku:"(.*)"/.exec(variables.q)?.[1] ?? "";
    const nodes = prices.has(sku)
      ? [{ id: `gid://shopify/ProductVariant/${sku}`, sku, price: prices.get(sku), product: { id: "gid://shopify/Product/20" } }]
      : [];
    return { body: { data: { shop: { currencyCode: "EUR" }, productVariants: { nodes } } } };
  });
  const source = await createSource(shop.editor, { name: "Tea & Co", scheme: "shopify", secret: "hush-hush" });
  const made = await createConnection(shop.editor, {
    name: "Tea & Co",
    kind: "shopify",
    settings: { baseUrl: server.url, allowedHosts: ["127.0.0.1"], sourceId: source.id, restAfter: 0 },
    secrets: { accessToken: "shpat_1", clientSecret: "hush-hush" },
  });
  connectionId = made.id;
});
afterAll(async () => {
  server.close();
  await shop.close();
});
beforeEach(async () => {
  prices = new Map([
    ["A", "10.00"],
    ["B", "20.00"],
    ["C", "5.00"],
  ]);
  flowId = randomUUID();
  const document = flowDocument.parse({
    name: "Thirty percent off",
    nodes: [
      { id: "start", type: "trigger.manual", config: {} },
      { id: "price", type: "product.set-price", config: { sku: "A", price: "event.body.price" } },
    ],
    edges: [{ from: "start", to: "price" }],
  });
  const { db } = database();
  await db.insert(flow).values({ id: flowId, workspaceId: shop.workspaceId, name: document.name, draft: document, lastVersion: 1 });
  await db.insert(flowVersion).values({ workspaceId: shop.workspaceId, flowId, version: 1, document });
  await database().sql`delete from price_change`;
  await database().sql`delete from shop_variant`;
  server.seen.length = 0;
});

const eur = (amountMinor: number) => ({ amountMinor, currency: "EUR" });
type Args = EffectArgs<"platform.set-price">;
type Reply = EffectReply<"platform.set-price">;
const setPrice = (key: string, sku: string, amountMinor: number, more: Partial<Args> = {}) =>
  callOutside(
    {
      effect: "platform.set-price",
      key,
      workspaceId: shop.workspaceId,
      args: { connectionId: "", sku, price: eur(amountMinor), lowest: null, highest: null, changeMax: 30, ...more },
    },
    new AbortController().signal,
  );
const replyOf = async (outcome: ReturnType<typeof setPrice>): Promise<Reply> => {
  const said = await outcome;
  if (!said.ok) throw new Error(said.failure.message);
  return said.reply as Reply;
};
/** Once the other system is tried again at once. */
const calm = async () => {
  await database().sql`delete from connection_gate`;
  lookAgain(connectionId);
};

/** A run of the flow that has set this price, as its journal tells. */
let ran = 0;
async function sets(sku: string, amountMinor: number, more: Partial<Args> = {}): Promise<Reply> {
  const at = new Date(Date.now() - 60_000 + ++ran * 10);
  const started = eventId(at.getTime());
  const id = runId(started, flowId, 0);
  const [key, time] = [`${id}/price/1`, at.toISOString()];
  const reply = await replyOf(setPrice(key, sku, amountMinor, more));
  const input = { connectionId: "", sku, price: eur(amountMinor), lowest: null, highest: null, changeMax: 30, ...more };
  const step = { node: "price", visit: 1, at: time };
  const journal: Entry[] = [
    { kind: "started", at: time, v: 1, eventId: started, replay: 0, node: "start", port: "out", output: {} },
    { kind: "asked", ...step, effect: "platform.set-price", key, input },
    { kind: "answered", ...step, attempt: 1, ms: 5, reply, port: "out", output: reply },
    { kind: "ended", at: time, outcome: "finished" },
  ];
  await database()
    .db.insert(run)
    .values({
      ...{ day: time.slice(0, 10), id, workspaceId: shop.workspaceId, flowId, version: 1, eventId: started, eventType: "manual.started" },
      ...{ lane: "l", startedAt: at, endedAt: at, journalVersion: 1, journal, status: "finished" },
    });
  return reply;
}
const job = () => jobBody.parse({ kind: "undo", filter: { flowId, version: 1 }, perSecond: 500 });
async function undone(clock = Date.now) {
  const { id } = await createJob(shop.editor, job());
  const workJobs = jobWorker(database().sql, async () => {}, undoOutside(new AbortController().signal, clock));
  return {
    id,
    work: async () => {
      for (let look = 0; look < 2; look += 1) {
        await database().sql`update job set next_at = now() where id = ${id}`;
        await workJobs();
      }
      return await getJob(shop.viewer, { id });
    },
  };
}
const leftOf = async (id: string) =>
  (await listUndoItems(shop.viewer, { id, left: true })).items.map(({ args, leftAlone }) => `${(args as Args).sku} ${leftAlone}`);

test("the former price comes back, also over several steps; one that was changed since is left alone and named", async () => {
  expect(await sets("A", 700)).toMatchObject({ before: eur(1_000), after: eur(700), changed: true });
  await sets("A", 500, { changeMax: 0 });
  await sets("B", 1_500);
  await sets("C", 500);
  prices.set("B", "18.00");
  expect((await previewJob(shop.editor, job())).undo).toMatchObject({ can: 3, changed: 0, nothing: 1 });
  const { id, work } = await undone();
  expect(await work()).toMatchObject({ state: "finished", done: 2, skipped: 1 });
  expect(prices).toEqual(
    new Map([
      ["A", "10.00"],
      ["B", "18.00"],
      ["C", "5.00"],
    ]),
  );
  expect(await leftOf(id)).toEqual(["B price-moved"]);
  // what is taken back is not taken back once more
  const before = server.seen.length;
  await expect(createJob(shop.editor, job())).resolves.toMatchObject({ total: 1 });
  expect(server.seen.length).toBe(before);
});

test("the preview knows from our copy what was changed since, and our copy follows the answers", async () => {
  const { sql } = database();
  const copy = async () => (await sql<{ t: string }[]>`select price_text as t from shop_variant where sku = 'A'`)[0]?.t;
  await sql`insert into shop_variant (workspace_id, product_id, id, sku, item_id, product_title, title, price_minor, currency, price_text, status, updated_at)
    values (${shop.workspaceId}, '20', 'A', 'A', '', 'Tee', '', 0, '', '10.00', 'active', now())`;
  await sets("A", 700);
  expect(await copy()).toBe("7.00");
  expect((await previewJob(shop.editor, job())).undo).toMatchObject({ can: 1, changed: 0 });
  await sql`update shop_variant set price_text = '8.00' where sku = 'A'`;
  expect((await previewJob(shop.editor, job())).undo).toMatchObject({ can: 0, changed: 1, reasons: [{ code: "price-moved" }] });
  await sql`update shop_variant set price_text = '7.00' where sku = 'A'`;
  const { work } = await undone();
  await work();
  expect(await copy()).toBe("10.00");
});

test("a former price below the step's lowest stays away", async () => {
  await sets("C", 900, { lowest: eur(800), changeMax: 0 });
  const { id, work } = await undone();
  expect(await work()).toMatchObject({ state: "finished", done: 0, skipped: 1 });
  expect(await leftOf(id)).toEqual(["C price-limits"]);
  expect(prices.get("C")).toBe("9.00");
});

test("a shop that is away is asked again later, and left alone at last", async () => {
  await sets("A", 700);
  let now = Date.now();
  const { id, work } = await undone(() => now);
  const away = () => server.trouble(() => true, { before: { status: 503, body: {} } });
  away();
  expect(await work()).toMatchObject({ state: "running", done: 0, skipped: 0 });
  // not before its time
  const asked = server.seen.length;
  await work();
  expect(server.seen.length).toBe(asked);
  now += 86_400_000;
  await calm();
  expect(await work()).toMatchObject({ state: "finished", done: 1, skipped: 0 });
  expect(prices.get("A")).toBe("10.00");
  expect(await leftOf(id)).toEqual([]);
});

test("several at a shop that is away use up their tries together, what is settled is not asked again, and other jobs go on", async () => {
  for (const sku of ["A", "B", "C"]) await sets(sku, 700, { changeMax: 0 });
  let now = Date.now();
  const { id, work } = await undone(() => now);
  const about = (sku: string) => (one: Asked) => one.body.includes(`sku:\\"${sku}\\"`);
  const away = Array.from({ length: limits.undoOutsideTriesMax }, () => ({ before: { status: 503, body: {} } }));
  server.trouble(about("A"), ...away);
  server.trouble(about("C"), ...away);
  prices.set("B", "8.00");
  for (let round = 0; round < limits.undoOutsideTriesMax - 1; round += 1) {
    expect(await work()).toMatchObject({ state: "running" });
    now += 86_400_000;
    await calm();
  }
  const asked = server.seen.filter(about("B")).length;
  // due only when one of them may be asked again: the others' jobs come first
  const [row] = await database().sql<
    { later: boolean }[]
  >`select next_at > now() + interval '5 seconds' as later from job where id = ${id}`;
  expect(row?.later).toBe(true);
  await vi.waitFor(async () => expect(await work()).toMatchObject({ state: "finished", done: 0, skipped: 3 }));
  expect((await leftOf(id)).toSorted()).toEqual(["A outside-refused", "B price-moved", "C outside-refused"]);
  expect(server.seen.filter(about("B"))).toHaveLength(asked);
});

test("an answer that was lost is known by its row: nothing is reported that was not so", async () => {
  const key = `${randomUUID()}/price/1`;
  server.trouble(({ body }) => body.includes("BulkUpdate("), { after: "cut" });
  expect(await setPrice(key, "A", 700)).toMatchObject({ ok: false });
  await calm();
  expect(await replyOf(setPrice(key, "A", 700))).toMatchObject({ before: eur(1_000), after: eur(700), changed: true, already: true });
  expect(server.seen.filter(({ body }) => body.includes("BulkUpdate("))).toHaveLength(1);
  // and once it is known it is not even asked
  const before = server.seen.length;
  expect(await replyOf(setPrice(key, "A", 700))).toMatchObject({ changed: true, already: true });
  expect(server.seen.length).toBe(before);
});
