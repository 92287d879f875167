/** `kill -9` of the real process under a stream of signed webhooks: what was acknowledged is finished, once. */
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test } from "vitest";
import { createConnection } from "#engine/commands/create-connection.ts";
import { createFlow } from "#engine/commands/create-flow.ts";
import { createSource } from "#engine/commands/create-source.ts";
import { publishFlow } from "#engine/commands/publish-flow.ts";
import { database } from "#engine/store/database.ts";
import { type FlowDraft, flowDocument } from "#lib/flow/flow.ts";
import { httpConnectionSettings } from "#lib/outside/connection-settings.ts";
import { killGroup, type Product, startProduct } from "../product.ts";
import { openTestShop, type TestShop } from "../shop.ts";

const kills = 20;
const senders = 8;

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

/** Sends signed orders until told to stop, each again and again until it is acknowledged, as a provider would. */
function streamOrders(path: string, secret: string, base: () => string | null) {
  const acknowledged = new Map<string, string>();
  let sent = 0;
  let stopped = false;
  const webhook = new Webhook(secret);
  const send = async () => {
    while (!stopped) {
      const n = ++sent;
      const body = JSON.stringify({
        type: "order.created",
        order: { id: `o${n % 97}`, number: `#${n}`, total: { amountMinor: 90_000, currency: "EUR" }, currency: "EUR" },
      });
      while (!acknowledged.has(`w${n}`)) {
        const url = base();
        const at = new Date();
        const headers = {
          "content-type": "application/json",
          "webhook-id": `w${n}`,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
          "webhook-signature": webhook.sign(`w${n}`, at, body),
        };
        const answer = url ? await fetch(url + path, { method: "POST", headers, body }).catch(() => null) : null;
        if (answer?.ok) {
          const { eventId } = (await answer.json().catch(() => ({}))) as { eventId?: string };
          if (eventId) acknowledged.set(`w${n}`, eventId);
        } else await pause(20);
        if (stopped && !url) return;
      }
      await pause(2);
    }
  };
  const all = Promise.all(Array.from({ length: senders }, send));
  return {
    acknowledged,
    async stop() {
      stopped = true;
      await all;
    },
  };
}

async function settled(): Promise<void> {
  const { sql } = database();
  for (let i = 0; i < 600; i++) {
    const [row] = await sql<{ open: string }[]>`
      select coalesce(sum(case name when 'runs.started' then n when 'effects.done' then 0 when 'events.accepted' then 0
        when 'events.duplicate' then 0 when 'events.rejected' then 0 else -n end), 0) as open from tally`;
    if (Number(row?.open) === 0) return;
    await pause(50);
  }
  throw new Error("runs are still open after 30 s");
}

test(`${kills} times kill -9 under load: every acknowledged event has exactly one finished run`, { timeout: 240_000 }, async () => {
  shop = await openTestShop();
  const source = await createSource(shop.owner, { name: "Sender", scheme: "standard-webhooks" });
  const flow = await draw({
    name: "Mark big orders",
    nodes: [
      { id: "start", type: "trigger.event", config: { event: "order.created" } },
      { id: "big", type: "logic.if", config: { when: "order.total > 500.0" } },
      { id: "mark", type: "order.tag", config: { tag: "priority" } },
      { id: "tell", type: "team.note", config: { text: "Big order {{ order.number }}" } },
    ],
    edges: [
      { from: "start", port: "out", to: "big" },
      { from: "big", port: "true", to: "mark" },
      { from: "mark", port: "out", to: "tell" },
    ],
  });
  await publishFlow(shop.owner, { id: flow.id });

  let base: string | null = null;
  const stream = streamOrders(`/hooks/${source.id}`, source.secret ?? "", () => base);
  const recoveredMs: number[] = [];
  for (let i = 0; i < kills; i++) {
    const running = start();
    const began = performance.now();
    base = await running.ready;
    recoveredMs.push(performance.now() - began);
    await pause(150 + ((i * 137) % 400));
    base = null;
    killGroup(running);
    await running.ended;
  }
  base = await start().ready;
  await pause(300);
  await stream.stop();
  await settled();

  const { sql } = database();
  const runs = await sql<
    { event_id: string; status: string; n: number }[]
  >`select event_id, min(status) as status, count(*)::int as n from run group by event_id`;
  const byEvent = new Map(runs.map((row) => [row.event_id, row]));
  const lost = [...stream.acknowledged.values()].filter((id) => byEvent.get(id)?.status !== "finished");
  const twice = runs.filter((row) => row.n !== 1);
  expect(lost).toEqual([]);
  expect(twice).toEqual([]);
  // nothing that was only committed, and not acknowledged, is lost or doubled either
  const [counts] = await sql<{ events: number; keys: number; notes: number; runs: number }[]>`
    select (select count(*) from event)::int as events, (select count(*) from event_key)::int as keys, (select count(*) from team_note)::int as notes,
      (select count(*) from run)::int as runs`;
  expect(counts).toEqual({ events: runs.length, keys: runs.length, notes: runs.length, runs: runs.length });
  const tallies = await sql<{ name: string; n: string }[]>`select name, sum(n) as n from tally group by name`;
  const tally = Object.fromEntries(tallies.map((row) => [row.name, Number(row.n)]));
  expect(tally).toMatchObject({ "events.accepted": runs.length, "runs.finished": runs.length, "effects.done": runs.length * 2 });
  // one order's runs are in the order in which its events were acknowledged
  const [disorder] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select d.seq, lag(d.seq) over (partition by r.lane order by r.ended_at, d.seq) as before
      from run r join delivery d on d.run_id = r.id
    ) s where before > seq`;
  expect(disorder?.n).toBe(0);
  recoveredMs.sort((a, b) => a - b);
  console.log(
    `kill -9 x ${kills}: ${stream.acknowledged.size} acknowledged, 0 lost, 0 twice; ready again after ${recoveredMs[10]?.toFixed(0)} ms (median), ${recoveredMs.at(-1)?.toFixed(0)} ms (max)`,
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
