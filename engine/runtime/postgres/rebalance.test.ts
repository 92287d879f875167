/** A second process joins while calls are out: the first gives its share away, and no call's answer is lost for it. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { flowDocument } from "#lib/flow/flow.ts";
import { openTestDatabase, type TestDatabase } from "#tests/database.ts";
import { type Engine, startEngine } from "./serve.ts";

let database: TestDatabase;
const engines: Engine[] = [];
const workspaceId = randomUUID();
const before = process.env["DATABASE_URL"];

beforeEach(async () => {
  database = await openTestDatabase();
  process.env["DATABASE_URL"] = database.url;
  await database.sql`insert into workspace (id, name) values (${workspaceId}, 'Test')`;
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
  if (before === undefined) delete process.env["DATABASE_URL"];
  else process.env["DATABASE_URL"] = before;
  await database.close();
});

async function begin(): Promise<Engine> {
  const engine = await startEngine({ url: database.url, role: "all", log: () => {} });
  engines.push(engine);
  return engine;
}

async function until(wanted: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400 && !(await wanted()); i++) await new Promise((next) => setTimeout(next, 25));
  expect(await wanted()).toBe(true);
}

test("a process that joins takes its share, and the calls that are out are answered first", async () => {
  let calls = 0;
  const warehouse = createServer((_req, res) => {
    calls++;
    setTimeout(() => res.end("{}"), 1_500);
  });
  await new Promise<void>((done) => warehouse.listen(0, "127.0.0.1", done));
  const baseUrl = `http://127.0.0.1:${(warehouse.address() as AddressInfo).port}`;
  const connection = randomUUID();
  const flowId = randomUUID();
  const document = flowDocument.parse({
    name: "Tell the warehouse",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "call", type: "outside.http", config: { method: "POST", url: "/orders", connection } },
    ],
    edges: [{ from: "start", port: "out", to: "call" }],
  });
  const { sql } = database;
  await sql`
    insert into connection (id, workspace_id, name, kind, settings)
    values (${connection}, ${workspaceId}, 'Warehouse', 'http', ${sql.json({ baseUrl, allowedHosts: ["127.0.0.1"] })})`;
  await sql`
    insert into flow (id, workspace_id, name, draft, published_version, last_version)
    values (${flowId}, ${workspaceId}, 'Tell', ${sql.json(document as never)}, 1, 1)`;
  await sql`insert into flow_version (workspace_id, flow_id, version, document) values (${workspaceId}, ${flowId}, 1, ${sql.json(document as never)})`;
  await sql`update publication set revision = revision + 1`;

  const first = await begin();
  const orders = 64;
  const accepted = Array.from({ length: orders }, (_, i) =>
    first.acceptor.accept({
      workspaceId,
      sourceId: null,
      origin: "webhook",
      reading: { platform: "tradewind", topic: "order.created", v: 1 },
      body: Buffer.from(JSON.stringify({ type: "order.created", order: { id: `o${i}`, number: `#${i}` } })),
      headers: {},
      dedupeKey: `k${i}`,
      receivedAt: new Date(),
    }),
  );
  await Promise.all(accepted);
  await until(async () => calls >= orders);
  await begin();
  await until(async () => (await sql`select distinct owner from shard_lease where owner is not null`).length === 2);
  await until(
    async () => (await sql`select 1 from run`).length + (await sql`select 1 from effect where state = 'in doubt'`).length >= orders,
  );
  warehouse.close();
  expect(await sql`select key from effect where state <> 'done'`).toEqual([]);
  expect(await sql`select id from run where status = 'finished'`).toHaveLength(orders);
  expect(calls).toBe(orders);
});
