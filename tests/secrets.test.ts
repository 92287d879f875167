/** A secret stands sealed in its row and nowhere else, though the system outside says it back in every answer and error. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createSource } from "#engine/commands/create-source.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { tryConnection } from "#engine/commands/try-connection.ts";
import { database } from "#engine/store/database.ts";
import { flowDocument } from "#lib/flow/flow.ts";
import { freePort, Member } from "./chaos/fleet.ts";
import { openTestShop, type TestShop } from "./shop.ts";

const secrets = { http: "Zq7-erp-whisper-41c9f0", stripe: "sk_test_whisper51NqTzR0a8" };
let shop: TestShop;
let server: Server;
let member: Member;
const heard: string[] = [];

beforeAll(async () => {
  shop = await openTestShop();
  server = createServer((req, res) => {
    const { authorization = "" } = req.headers;
    heard.push(authorization);
    const status = req.url === "/fails" ? 422 : req.url?.startsWith("/v1/") ? 401 : 200;
    const said = { you: authorization, error: { message: `Invalid key: ${authorization.replace("Bearer ", "")}` } };
    res.writeHead(status, { "content-type": "application/json", "x-you-said": authorization }).end(JSON.stringify(said));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});
afterAll(async () => {
  await member?.end();
  server.close();
  await shop.close();
});

test("a secret that is said back is in no run, ledger, answer or log", { timeout: 60_000 }, async () => {
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { allowedHosts: ["127.0.0.1"], baseUrl: base };
  const http = await createConnection(shop.owner, {
    name: "ERP",
    kind: "http",
    settings: { ...settings, authScheme: "Bearer" },
    secret: secrets.http,
  });
  const stripe = await createConnection(shop.owner, {
    name: "Stripe",
    kind: "stripe",
    settings,
    secrets: { secretKey: secrets.stripe },
  } as never);
  const call = (id: string, path: string) => ({
    ...{ id, type: "outside.http" },
    config: { method: "POST", url: path, body: '{ "order": {{ json(order.number) }} }', connection: http.id },
  });
  const flow = await createFlow(
    shop.owner,
    flowDocument.parse({
      name: "Tell the ERP",
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created" } },
        call("works", "/works"),
        { id: "note", type: "team.note", config: { text: "It said: {{ json(steps.works) }}" } },
        call("fails", "/fails"),
        { id: "sorry", type: "team.note", config: { text: "It failed for {{ order.number }}" } },
      ],
      edges: [
        { from: "start", to: "works" },
        { from: "works", port: "ok", to: "note" },
        { from: "note", to: "fails" },
        { from: "fails", port: "error", to: "sorry" },
      ],
    }),
  );
  await publishFlow(shop.owner, { id: flow.id });
  const source = await createSource(shop.owner, { name: "Shop", scheme: "standard-webhooks" });
  const { DATABASE_URL, TRADEWIND_SECRET_KEY } = process.env;
  member = new Member(await freePort(), { DATABASE_URL, TRADEWIND_SECRET_KEY, LOG_LEVEL: "trace" });
  await member.start().ready;

  const body = JSON.stringify({ type: "order.created", data: { order: { id: "o1", number: "#1" } } });
  const at = new Date();
  const signature = new Webhook(source.secret ?? "").sign("msg_1", at, body);
  const headers = { "webhook-id": "msg_1", "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)), "webhook-signature": signature };
  const answer = await fetch(`${member.base}/hooks/${source.id}`, { method: "POST", body, headers });
  expect(answer.ok).toBe(true);
  const { sql } = database();
  await vi.waitFor(async () => expect(await sql`select 1 from run`).toHaveLength(1), { timeout: 20_000, interval: 50 });
  expect(await sql`select text from team_note`).toHaveLength(2);
  const tried = await tryConnection(shop.owner, { id: stripe.id });
  expect(heard).toEqual([...Array.from({ length: heard.length - 1 }, () => `Bearer ${secrets.http}`), `Bearer ${secrets.stripe}`]);
  expect(heard.length).toBeGreaterThanOrEqual(3);

  const written = [JSON.stringify(tried), member.product.said(), ...(await everyRow())].join("\n");
  expect(written).toContain("It said");
  for (const secret of [secrets.http, secrets.stripe, source.secret ?? ""])
    for (const spelled of [secret, Buffer.from(secret).toString("hex"), Buffer.from(secret).toString("base64")])
      expect(written.includes(spelled)).toBe(false);
});

/** Of every table, as PostgreSQL writes it out: bytes as hexadecimal digits. */
async function everyRow(): Promise<string[]> {
  const { sql } = database();
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
  expect(tables.length).toBeGreaterThan(30);
  const rows: string[] = [];
  for (const { name } of tables)
    for (const { row } of await sql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`)) rows.push(row);
  return rows;
}
