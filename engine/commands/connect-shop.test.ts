/** Connecting a shop against a server that plays Shopify's side: keys tried first, events asked for once, past orders fetched; secrets in no answer. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { OwnEchoes } from "#engine/ingest/own-echoes.ts";
import { openProvider, type ProviderServer } from "#tests/provider-server.ts";
import { openTestShop, type TestShop } from "#tests/shop.ts";
import { importOrders } from "../effects/network/import-orders.ts";
import { listConnections } from "../queries/list-connections.ts";
import { listSources } from "../queries/list-sources.ts";
import { database } from "../store/database.ts";
import { Refusal } from "./actor.ts";
import { connectShop } from "./connect-shop.ts";
import { registerTopics } from "./register-topics.ts";
import { startImport } from "./start-import.ts";

const token = "shpat_a1b2c3d4e5f6";
const secret = "shpss_9z8y7x6w5v4u";
let shop: TestShop;
let server: ProviderServer;
let hooks: { topic: string; uri: string }[];
const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "EUR" } });
const day = 86_400_000;
const at = (daysAgo: number) => new Date(Date.now() - daysAgo * day).toISOString();
const pages = [
  { nodes: [1, 2, 3], next: "p2" },
  { nodes: [4, 5], next: null },
];

beforeAll(async () => {
  shop = await openTestShop();
  vi.stubEnv("PUBLIC_URL", "https://tradewind.example");
  server = await openProvider(({ headers, body }) => {
    if (headers["x-shopify-access-token"] !== token) return { status: 401, body: { errors: "[API] Invalid API key or access token" } };
    const { query, variables } = JSON.parse(body) as {
      query: string;
      variables: { after?: string | null; topic?: string; to?: { uri: string } };
    };
    if (query.includes("webhookSubscriptionCreate(")) {
      hooks.push({ topic: variables.topic ?? "", uri: variables.to?.uri ?? "" });
      return { body: { data: { webhookSubscriptionCreate: { webhookSubscription: { id: "w" }, userErrors: [] } } } };
    }
    if (query.includes("webhookSubscriptions(")) return { body: { data: { webhookSubscriptions: { nodes: hooks } } } };
    if (query.includes("ordersCount(")) return { body: { data: { ordersCount: { count: 5 } } } };
    if (query.includes("orders(first")) {
      const page = pages[variables.after ? 1 : 0];
      const nodes = page?.nodes.map((n) => ({
        ...{
          id: `gid://shopify/Order/${900 + n}`,
          name: `#${n}`,
          createdAt: at(30 - n),
          updatedAt: at(30 - n),
          processedAt: at(30 - n),
          currencyCode: "EUR",
          tags: [],
        },
        ...{
          displayFinancialStatus: "PAID",
          displayFulfillmentStatus: "UNFULFILLED",
          totalPriceSet: money("25.00"),
          lineItems: { nodes: [] },
          refunds: [],
          fulfillments: [],
        },
        transactions: [{ id: "t", kind: "SALE", status: "SUCCESS", gateway: "bogus", processedAt: at(30 - n), amountSet: money("25.00") }],
      }));
      return { body: { data: { orders: { pageInfo: { hasNextPage: page?.next !== null, endCursor: page?.next }, nodes } } } };
    }
    return { body: { data: { shop: { name: "Tea & Co", myshopifyDomain: "tea.myshopify.com", currencyCode: "EUR" } } } };
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.close();
  await shop.close();
});
beforeEach(async () => {
  hooks = [];
  await database().sql`update connection set deleted_at = now()`;
  await database().sql`delete from platform_import`;
  await database().sql`delete from shop_order`;
});

const connect = (accessToken = token) =>
  connectShop(shop.editor, {
    kind: "shopify",
    name: "Tea & Co",
    settings: { baseUrl: server.url, allowedHosts: ["127.0.0.1"] },
    secrets: { accessToken, clientSecret: secret },
    days: 60,
  });
const orders = async () =>
  Number((await database().sql`select count(*) as n from shop_order where workspace_id = ${shop.workspaceId}`)[0]?.["n"]);

test("why a shop is not connected is said in the reader's language", async () => {
  const nobody = {
    ...{ kind: "shopify" as const, name: "Nobody", settings: { baseUrl: "http://127.0.0.1:9" } },
    ...{ secrets: { accessToken: "shpat_x", clientSecret: secret }, days: 0 },
  };
  const refusal = await connectShop(shop.editor, nobody).catch((error: unknown) => error as Refusal);
  if (!(refusal instanceof Refusal)) throw new Error("it was connected");
  expect(refusal.sentence("en")).toMatch(/^The shop could not be connected: .*private network/);
  expect(refusal.sentence("zh")).toMatch(/^未能连接店铺：这个地址在内网中/);
});

test("a wrong key leaves nothing behind", async () => {
  const before = (await listSources(shop.viewer, {})).items.length;
  await expect(connect("shpat_wrong")).rejects.toMatchObject({ code: "connect.check" });
  expect((await listSources(shop.viewer, {})).items).toHaveLength(before);
  expect((await listConnections(shop.viewer, {})).items).toHaveLength(0);
});

test("the shop sends to us what it is asked for, once; its past orders come as past events that start nothing", async () => {
  const made = await connect();
  expect(made).toMatchObject({ found: "Tea & Co", reachable: true, missing: [], problem: "", secret: null, importing: true });
  expect(made.url).toMatch(/^https:\/\/tradewind\.example\/hooks\//);
  expect(made.registered).toContain("orders/create");
  expect(new Set(hooks.map(({ uri }) => uri))).toEqual(new Set([made.url]));
  const n = hooks.length;
  expect((await registerTopics(shop.editor, { id: made.connectionId })).registered).toHaveLength(n);
  expect(hooks).toHaveLength(n);

  // a page that fails is fetched again from where it stood
  server.trouble(({ body }) => body.includes("orders(first") && body.includes('"after":"p2"'), { before: { status: 503, body: {} } });
  const signal = new AbortController().signal;
  await importOrders(database().sql, signal);
  expect(await orders()).toBe(3);
  const [half] = (await listConnections(shop.viewer, {})).items;
  expect(half?.imported).toMatchObject({ state: "running", done: 3, total: 5, error: expect.stringContaining("503") });
  await database().sql`update platform_import set next_at = now()`;
  await database().sql`delete from connection_gate`;
  const { lookAgain } = await import("../effects/outside-gates.ts");
  lookAgain(made.connectionId);
  await importOrders(database().sql, signal);
  expect((await listConnections(shop.viewer, {})).items[0]?.imported).toMatchObject({ state: "finished", done: 5, skipped: 0, total: 5 });
  expect(await orders()).toBe(5);
  const events = await database().sql<
    { type: string; origin: string; started: number }[]
  >`select type, origin, started from event where source_id = ${made.sourceId}`;
  expect(new Set(events.map(({ origin, started }) => `${origin} ${started}`))).toEqual(new Set(["import 0"]));
  expect(events.map(({ type }) => type).sort()).toEqual([...Array(5).fill("order.created"), ...Array(5).fill("order.paid")]);

  // once more: all of them are known
  await startImport(shop.editor, { id: made.connectionId, days: 60 });
  await importOrders(database().sql, signal);
  expect((await listConnections(shop.viewer, {})).items[0]?.imported).toMatchObject({ state: "finished", done: 0, skipped: 5 });

  // the keys are in no answer and in no row but sealed
  const answers = JSON.stringify([made, await listConnections(shop.viewer, {}), await listSources(shop.viewer, {})]);
  const rows = JSON.stringify(
    await database().sql`
    select row_to_json(c)::text as row from (select name, kind, settings from connection) c
    union all select row_to_json(s)::text from (select name, settings from source) s
    union all select row_to_json(i)::text from platform_import i
    union all select convert_from(body, 'UTF8') from event where source_id = ${made.sourceId}`,
  );
  for (const hidden of [token, secret]) {
    expect(answers).not.toContain(hidden);
    expect(rows).not.toContain(hidden);
  }
});

test("where the shop cannot reach us nothing is asked for, and it is said", async () => {
  vi.stubEnv("PUBLIC_URL", "http://127.0.0.1:3000");
  const made = await connect();
  vi.stubEnv("PUBLIC_URL", "https://tradewind.example");
  expect(made).toMatchObject({ reachable: false, registered: [], importing: true });
  expect(made.missing.length).toBeGreaterThan(5);
  expect(hooks).toHaveLength(0);
});

test("our own action coming back is ours, another's is not", async () => {
  const { sourceId, connectionId } = await connect();
  const { sql } = database();
  await sql`
    insert into platform_action (workspace_id, key, verb, order_id, connection_id, state, amount_minor, currency, tried_at)
    values (${shop.workspaceId}, 'k1', 'platform.refund', '901', ${connectionId}, 'asked', 500, 'EUR', now())`;
  const echoes = new OwnEchoes(sql);
  await echoes.refresh();
  const heard = (orderId: string, minor: number, type: "order.refunded" | "order.cancelled" = "order.refunded") => {
    const incoming = {
      ...{
        workspaceId: shop.workspaceId,
        sourceId,
        origin: "webhook" as const,
        reading: { platform: "shopify", topic: "refunds/create", v: 1 },
      },
      ...{ body: new Uint8Array(), headers: {}, dedupeKey: null, receivedAt: new Date() },
      read: {
        body: {},
        problem: null,
        meaning: {
          type,
          topic: "",
          entity: { type: "order" as const, id: orderId },
          occurredAt: "",
          ours: false,
          refund: { id: "7", amount: { amountMinor: minor, currency: "EUR" } },
        } as never,
      },
    };
    expect(echoes.mayBe(incoming)).toBe(true);
    return echoes.marked(incoming);
  };
  expect((await heard("901", 500)).reading).toMatchObject({ ours: true });
  expect((await heard("901", 500)).read?.meaning.ours).toBe(true);
  expect((await heard("901", 400)).reading).not.toHaveProperty("ours");
  expect((await heard("902", 500)).reading).not.toHaveProperty("ours");
  expect((await heard("901", 500, "order.cancelled")).reading).not.toHaveProperty("ours");
});
