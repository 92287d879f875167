/** `kill -9` of the real process under a stream of signed webhooks: what was acknowledged is finished, once. */
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createSource } from "#engine/commands/create-source.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { database } from "#engine/store/database.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { httpConnectionSettings } from "#lib/outside/connection-settings.ts";
import { takeAccount } from "../chaos/account.ts";
import { freePort, Member } from "../chaos/fleet.ts";
import { openReceiver } from "../chaos/receiver.ts";
import { Sender } from "../chaos/sender.ts";
import { setUpWork } from "../chaos/work.ts";
import { killGroup, type Product, startProduct } from "../product.ts";
import { openTestShop, type TestShop } from "../shop.ts";

const kills = 20;

let shop: TestShop;
let product: Product | null = null;
const closing: (() => void)[] = [];

afterEach(async () => {
  if (product) await product.stop();
  product = null;
  for (const close of closing.splice(0)) close();
  await shop.close();
});

const draw = (draft: FlowDraft) => createFlow(shop.owner, flowDocument.parse(draft));

function start(): Product {
  const { DATABASE_URL, TRADEWIND_SECRET_KEY } = process.env;
  product = startProduct({ env: { DATABASE_URL, TRADEWIND_SECRET_KEY, TRADEWIND_ROLE: "worker" } });
  return product;
}

test(`${kills} times kill -9 under load: every acknowledged event has exactly one finished run`, { timeout: 240_000 }, async () => {
  shop = await openTestShop();
  const receiver = await openReceiver();
  closing.push(() => receiver.close());
  const { door } = await setUpWork(shop.owner, receiver);
  const { DATABASE_URL, TRADEWIND_SECRET_KEY } = process.env;
  const member = new Member(await freePort(), { DATABASE_URL, TRADEWIND_SECRET_KEY });
  const sender = new Sender({ door, bases: () => [member.base], orders: 16, eventsPerOrder: 20, outsideEvery: 10, pauseMs: 2 }).start();
  const recoveredMs: number[] = [];
  for (let i = 0; i <= kills; i++) {
    const began = performance.now();
    product = member.start();
    recoveredMs.push((await sender.acknowledgedAfter(began)) - began);
    await pause(50 + ((i * 137) % 400));
    if (i < kills) await member.kill();
  }
  await sender.stop();
  const account = await takeAccount({ sql: database().sql, senders: [sender], receiver });
  expect(account).toMatchObject({ lost: 0, twice: 0, outOfOrder: 0, addsUp: true, wrong: [] });
  recoveredMs.sort((a, b) => a - b);
  console.log(
    `kill -9 x ${kills}: ${account.acknowledged} acknowledged, 0 lost, 0 twice, 0 out of order; a webhook is taken ${recoveredMs[10]?.toFixed(0)} ms (median), ${recoveredMs.at(-1)?.toFixed(0)} ms (max) after the start`,
  );
});

test("killed in the middle of outside calls: PUT is repeated with its key, POST is left to a person", { timeout: 120_000 }, async () => {
  shop = await openTestShop();
  const calls: { method: string; key: string }[] = [];
  const hanging = createServer((req, res) => {
    calls.push({ method: req.method ?? "", key: String(req.headers["idempotency-key"]) });
    if (calls.filter(({ method }) => method === req.method).length > 1) res.end("{}");
  });
  await new Promise<void>((listening) => hanging.listen(0, "127.0.0.1", listening));
  closing.push(
    () => hanging.close(),
    () => hanging.closeAllConnections(),
  );
  const address = hanging.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const connection = await createConnection(shop.owner, {
    name: "Stock",
    kind: "http",
    settings: httpConnectionSettings.parse({ allowedHosts: ["127.0.0.1"] }),
  });
  for (const method of ["PUT", "POST"]) {
    const flow = await draw({
      name: method,
      nodes: [
        { id: "start", type: "trigger.event", config: { event: "order.created" } },
        { id: "call", type: "outside.http", config: { method, url: `http://127.0.0.1:${port}/`, connection: connection.id } },
      ],
      edges: [{ from: "start", port: "out", to: "call" }],
    });
    await publishFlow(shop.owner, { id: flow.id });
  }
  const source = await createSource(shop.owner, { name: "Sender", scheme: "none" });
  const first = start();
  const base = await first.ready;
  const body = JSON.stringify({ type: "order.created", order: { id: "o1", number: "#1" } });
  const answer = await fetch(`${base}/hooks/${source.id}`, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(answer.status).toBe(202);
  const killDuring = async (running: Product, method: string) => {
    for (let i = 0; i < 400 && !calls.some((call) => call.method === method); i++) await pause(25);
    expect(calls.some((call) => call.method === method)).toBe(true);
    killGroup(running);
    await running.ended;
  };
  // one lane: the second flow's turn comes only after the first one's call
  await killDuring(first, "PUT");
  const second = start();
  await second.ready;
  await killDuring(second, "POST");
  await start().ready;
  const { sql } = database();
  for (let i = 0; i < 400; i++) {
    const [row] = await sql<{ n: number }[]>`
      select (select count(*) from run where status = 'finished')::int + (select count(*) from run_live where reason = 'in doubt')::int as n`;
    if (row?.n === 2) break;
    await pause(25);
  }
  const ledger = await sql<{ args: { method: string }; state: string; key: string }[]>`select args, state, key from effect`;
  const stateOf = (method: string) => ledger.find(({ args }) => args.method === method)?.state;
  const keys = (method: string) => calls.filter((call) => call.method === method).map((call) => call.key);
  expect(keys("POST")).toHaveLength(1);
  expect(stateOf("POST")).toBe("in doubt");
  expect(new Set(keys("PUT")).size).toBe(1);
  expect(stateOf("PUT")).toBe("done");
});
