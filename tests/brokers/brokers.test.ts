/**
 * Queues and streams that are read and written: real brokers and the real product, each killed in the middle. What was confirmed to
 * its sender is kept, once, whatever is told again; and for each a message goes out, which its id makes one however often it is sent.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect } from "amqplib";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openApi } from "#bench/systems/api.ts";
import { type Product, startProduct } from "../product.ts";
import { type Broker, findOrInstall, startRabbitmq, startRedis } from "./servers.ts";

const orders = 1_500;
const key = randomBytes(18).toString("base64url");
const dataDir = mkdtempSync(join(tmpdir(), "tradewind-brokers-"));
let product: Product;
let port = "";

const api = async () => openApi(await product.ready, key);
const start = () => startProduct({ env: { DATA_DIR: dataDir, TRADEWIND_API_KEY: key, ...(port ? { PORT: port } : {}) } });

const outgoing = "tradewind.done";

interface Sender {
  /** Resolves when the broker has it on disk. */
  send(id: string, body: string): Promise<void>;
  close(): Promise<void>;
}

const kinds = {
  redis: {
    start: startRedis,
    settings: { stream: "shop:orders", platform: "tradewind" },
    connection: (url: string) => ({ settings: { baseUrl: url, allowedHosts: ["127.0.0.1"] }, secrets: {} }),
    async written(url: string): Promise<string[]> {
      const redis = new Redis(url);
      const entries = await redis.xrange(outgoing, "-", "+");
      redis.disconnect();
      return entries.map(([, values]) => values[values.indexOf("id") + 1] ?? "");
    },
    async sender(url: string): Promise<Sender> {
      const redis = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null, lazyConnect: true });
      redis.on("error", () => {});
      await redis.connect();
      return {
        async send(id, body) {
          await redis.xadd("shop:orders", "*", "id", id, "body", body);
        },
        close: async () => redis.disconnect(),
      };
    },
  },
  rabbitmq: {
    start: startRabbitmq,
    settings: { queue: "shop.orders", platform: "tradewind" },
    connection: (url: string) => ({
      settings: { baseUrl: url.replace("guest:guest@", ""), allowedHosts: ["127.0.0.1"] },
      secrets: { user: "guest", password: "guest" },
    }),
    async written(url: string): Promise<string[]> {
      const connection = await connect(url);
      const channel = await connection.createChannel();
      const ids: string[] = [];
      for (let message = await channel.get(outgoing); message; message = await channel.get(outgoing))
        ids.push(message.properties.messageId);
      // not acknowledged: all of it is there again once this connection has gone
      await connection.close();
      return ids;
    },
    async sender(url: string): Promise<Sender> {
      const connection = await connect(url);
      connection.on("error", () => {});
      const channel = await connection.createConfirmChannel();
      channel.on("error", () => {});
      await channel.assertQueue("shop.orders", { durable: true });
      await channel.assertQueue(outgoing, { durable: true });
      return {
        send: (id, body) =>
          new Promise((resolve, reject) => {
            const options = { persistent: true, messageId: id, contentType: "application/json" };
            channel.sendToQueue("shop.orders", Buffer.from(body), options, (error) => (error ? reject(error) : resolve()));
          }),
        close: () => connection.close().catch(() => {}),
      };
    },
  },
} as const;

const bodyOf = (n: number) =>
  JSON.stringify({
    type: "order.created",
    order: {
      id: `9${n}`,
      number: `#${n}`,
      currency: "EUR",
      total: { amountMinor: 1_000 + n, currency: "EUR" },
      placedAt: "2026-11-20T10:00:00Z",
    },
  });

/** Each message until the broker has said that it has it; a broker that is away is waited for. */
async function sendAll(kind: keyof typeof kinds, url: string): Promise<number> {
  let sender: Sender | null = null;
  let sent = 0;
  for (let n = 0; n < orders; ) {
    try {
      sender ??= await kinds[kind].sender(url);
      const open = Array.from({ length: Math.min(50, orders - n) }, (_, i) => n + i);
      // every tenth is told twice, as a sender does that is not sure
      const copies = open.flatMap((each) => (each % 10 === 0 ? [each, each] : [each]));
      sent += copies.length;
      await Promise.race([
        Promise.all(copies.map((each) => sender?.send(`message-${each}`, bodyOf(each)))),
        pause(5_000).then(() => Promise.reject(new Error("no word from the broker"))),
      ]);
      n += open.length;
      await pause(40);
    } catch {
      await sender?.close();
      sender = null;
      await pause(300);
    }
  }
  await sender?.close();
  return sent;
}

beforeAll(async () => {
  product = start();
  port = new URL(await product.ready).port;
}, 120_000);
afterAll(async () => {
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe.each(["redis", "rabbitmq"] as const)("%s", (kind) => {
  const found = findOrInstall(kind);
  const missing = "missing" in found ? found.missing : "";
  if (missing) console.log(`skipped, ${kind}: ${missing}`);
  let broker: Broker;
  beforeAll(async () => {
    if ("path" in found) broker = await kinds[kind].start(found.path);
  }, 120_000);
  afterAll(async () => broker?.stop(), 60_000);

  test.skipIf(missing !== "")(
    "nothing is lost and nothing comes twice through a kill of the broker and of the product",
    { timeout: 240_000 },
    async () => {
      const { settings, secrets } = kinds[kind].connection(broker.url);
      const connection = await (await api()).post<{ id: string }>("/connections", { name: kind, kind, settings, secrets });
      const flow = await (await api()).post<{ id: string }>("/flows", {
        name: `Orders of ${kind}`,
        nodes: [
          { id: "start", type: "trigger.event", config: { event: "order.created" } },
          { id: "mark", type: "order.tag", config: { orderId: "{{ order.id }}", tag: kind } },
          {
            id: "tell",
            type: "outside.publish",
            config: { connection: connection.id, to: outgoing, body: '{ "order": {{ json(order.id) }} }', topic: "order.checked" },
          },
        ],
        edges: [
          { from: "start", port: "out", to: "mark" },
          { from: "mark", port: "out", to: "tell" },
        ],
      });
      await (await api()).post(`/flows/${flow.id}/publish`, {});
      // the queue has to be there before it is read
      await (await kinds[kind].sender(broker.url)).close();
      const body = { name: kind, scheme: kind, secret: broker.url, settings: kinds[kind].settings };
      const source = await (await api()).post<{ id: string }>("/sources", body);
      const before = await (await api()).get<{ events: { accepted: number; duplicate: number } }>("/stats");

      const sending = sendAll(kind, broker.url);
      await pause(700);
      await broker.restart();
      await pause(1_500);
      process.kill(-(product.child.pid ?? 0), "SIGKILL");
      await product.ended;
      product = start();
      const sent = await sending;

      const count = async () => {
        const { events, runs } = await (await api()).get<{
          events: { accepted: number; duplicate: number };
          runs: { finished: number; live: number };
        }>("/stats");
        return { kept: events.accepted - before.events.accepted, repeats: events.duplicate - before.events.duplicate, open: runs.live };
      };
      await vi.waitFor(async () => expect(await count()).toMatchObject({ kept: orders, open: 0 }), { timeout: 120_000, interval: 500 });
      // what is told again once more, after a while, changes nothing
      await pause(1_500);
      const { kept, repeats } = await count();
      expect(kept).toBe(orders);
      const written = await kinds[kind].written(broker.url);
      expect(new Set(written).size).toBe(orders);
      console.log(`${kind}: out ${written.length} messages for ${orders} orders, ${written.length - orders} of them raw repeats`);
      console.log(`${kind}: in ${orders} messages, ${sent} sent, ${repeats} repeats known again, ${kept} kept`);

      const { items } = await (await api()).get<{ items: { id: string; reading?: { ok: boolean | null } }[] }>("/sources");
      expect(items.find(({ id }) => id === source.id)).toMatchObject({ reading: { ok: true } });
    },
  );
});
